/**
 * Charts as SVG: the same document gives the same characters. Start at {@link org.hengce.presentation.chart.PathChart}
 * (observed against counterfactual) and {@link org.hengce.presentation.chart.GapChart} (their difference).
 */
@NullMarked
package org.hengce.presentation.chart;

import org.jspecify.annotations.NullMarked;
