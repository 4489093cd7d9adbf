/** Everything published again; see {@link org.hengce.indicator.epochs.IndicatorEpochResource}. */
@NullMarked
package org.hengce.indicator.epochs;

import org.jspecify.annotations.NullMarked;
