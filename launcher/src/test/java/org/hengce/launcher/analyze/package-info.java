/** {@code ./hengce analyze} on real files. */
@NullMarked
package org.hengce.launcher.analyze;

import org.jspecify.annotations.NullMarked;
