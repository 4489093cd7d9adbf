/** Which policies wait for an evaluation, and who makes it; start at {@link org.hengce.evaluation.due.Worker}. */
@NullMarked
package org.hengce.evaluation.due;

import org.jspecify.annotations.NullMarked;
