/** How a service's process begins; see {@link org.hengce.kit.start.Main}. */
@NullMarked
package org.hengce.kit.start;

import org.jspecify.annotations.NullMarked;
