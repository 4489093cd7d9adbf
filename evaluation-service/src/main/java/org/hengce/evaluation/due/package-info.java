/** What waits for an evaluation, and who has the right to make it; start at {@link org.hengce.evaluation.due.WorkQueue}. */
@NullMarked
package org.hengce.evaluation.due;

import org.jspecify.annotations.NullMarked;
