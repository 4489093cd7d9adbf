/** How the command speaks; start at {@link org.hengce.launcher.terminal.Terminal}. */
@NullMarked
package org.hengce.launcher.terminal;

import org.jspecify.annotations.NullMarked;
