/** The data folder: where everything lies, who may read it, and who works in it; start at {@link org.hengce.launcher.home.Home}. */
@NullMarked
package org.hengce.launcher.home;

import org.jspecify.annotations.NullMarked;
