/** Copies of what other services own; start at {@link org.hengce.kit.projection.Copies}. */
@NullMarked
package org.hengce.kit.projection;

import org.jspecify.annotations.NullMarked;
