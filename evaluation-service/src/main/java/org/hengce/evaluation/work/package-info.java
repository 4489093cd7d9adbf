/** Making evaluations; start at {@link org.hengce.evaluation.work.Worker}. */
@NullMarked
package org.hengce.evaluation.work;

import org.jspecify.annotations.NullMarked;
