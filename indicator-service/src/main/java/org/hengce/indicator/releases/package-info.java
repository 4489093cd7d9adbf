/**
 * Values that wait for the moment of their publication; start at {@link org.hengce.indicator.releases.ReleaseResource}, and at
 * {@link org.hengce.indicator.releases.ReleaseWorker} for what publishes them.
 */
@NullMarked
package org.hengce.indicator.releases;

import org.jspecify.annotations.NullMarked;
