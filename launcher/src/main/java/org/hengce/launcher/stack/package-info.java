/** All the processes together: {@link org.hengce.launcher.stack.Up}, {@link org.hengce.launcher.stack.Down}, {@link org.hengce.launcher.stack.Status}. */
@NullMarked
package org.hengce.launcher.stack;

import org.jspecify.annotations.NullMarked;
