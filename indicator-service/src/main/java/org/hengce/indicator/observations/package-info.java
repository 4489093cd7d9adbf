/** Values with their vintages; start at {@link org.hengce.indicator.observations.ObservationResource}. */
@NullMarked
package org.hengce.indicator.observations;

import org.jspecify.annotations.NullMarked;
