/** {@code ./hengce analyze}: one method on a file; start at {@link org.hengce.launcher.analyze.Analyze}. */
@NullMarked
package org.hengce.launcher.analyze;

import org.jspecify.annotations.NullMarked;
