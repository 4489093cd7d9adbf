/** Makes the files of the console from its sources, in the build alone; start at {@link org.hengce.console.build.Bundle}. */
@NullMarked
package org.hengce.console.build;

import org.jspecify.annotations.NullMarked;
