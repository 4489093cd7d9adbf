/** Definitions of indicators; start at {@link org.hengce.indicator.indicators.IndicatorResource}. */
@NullMarked
package org.hengce.indicator.indicators;

import org.jspecify.annotations.NullMarked;
