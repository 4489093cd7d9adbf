/** What indicator-service publishes; start at {@link org.hengce.contracts.indicator.ObservationsV1}. */
@NullMarked
package org.hengce.contracts.indicator;

import org.jspecify.annotations.NullMarked;
