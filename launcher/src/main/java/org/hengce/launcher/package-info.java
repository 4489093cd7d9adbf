/** The command {@code ./hengce}; start at {@link org.hengce.launcher.Main}. */
@NullMarked
package org.hengce.launcher;

import org.jspecify.annotations.NullMarked;
