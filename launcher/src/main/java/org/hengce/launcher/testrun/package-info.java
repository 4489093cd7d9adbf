/** {@code ./hengce test}; start at {@link org.hengce.launcher.testrun.TestRun}. */
@NullMarked
package org.hengce.launcher.testrun;

import org.jspecify.annotations.NullMarked;
