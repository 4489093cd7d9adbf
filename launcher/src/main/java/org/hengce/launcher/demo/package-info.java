/** {@code ./hengce demo}, through the public API only; start at {@link org.hengce.launcher.demo.Demo}. */
@NullMarked
package org.hengce.launcher.demo;

import org.jspecify.annotations.NullMarked;
