/** What a service tells Prometheus of itself; start at {@link org.hengce.kit.metrics.Figures}. */
@NullMarked
package org.hengce.kit.metrics;

import org.jspecify.annotations.NullMarked;
