/** {@code ./hengce rebuild}; see {@link org.hengce.launcher.rebuild.Rebuild}. */
@NullMarked
package org.hengce.launcher.rebuild;

import org.jspecify.annotations.NullMarked;
