/**
 * Charts as SVG: the same document gives the same characters. Start at {@link org.hengce.presentation.chart.PathChart}
 * (observed against counterfactual) and {@link org.hengce.presentation.chart.GapChart} (their difference); effects by distance from the treatment, decompositions,
 * sensitivity and power have charts of their own.
 */
@NullMarked
package org.hengce.presentation.chart;

import org.jspecify.annotations.NullMarked;
