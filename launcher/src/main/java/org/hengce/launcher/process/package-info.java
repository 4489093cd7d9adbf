/** Processes that outlive the command that started them; start at {@link org.hengce.launcher.process.Processes}. */
@NullMarked
package org.hengce.launcher.process;

import org.jspecify.annotations.NullMarked;
