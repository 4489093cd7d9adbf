/** One evaluation from pinned inputs to result; start at {@link org.hengce.evaluation.run.PolicyRun}. */
@NullMarked
package org.hengce.evaluation.run;

import org.jspecify.annotations.NullMarked;
