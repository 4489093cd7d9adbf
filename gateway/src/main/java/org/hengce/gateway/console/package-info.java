/** Serves the console's files, which the module {@code console} makes; start at {@link org.hengce.gateway.console.ConsoleResource}. */
@NullMarked
package org.hengce.gateway.console;

import org.jspecify.annotations.NullMarked;
