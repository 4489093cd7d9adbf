/** Looks at the console's sources and at what the build makes of them. */
@NullMarked
package org.hengce.console;

import org.jspecify.annotations.NullMarked;
