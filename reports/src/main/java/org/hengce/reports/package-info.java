/** Reports as files; start at {@link org.hengce.reports.Format}. */
@NullMarked
package org.hengce.reports;

import org.jspecify.annotations.NullMarked;
