/** What {@code hengce.evaluations} carries; start at {@link org.hengce.contracts.evaluation.EvaluationV1}. */
@NullMarked
package org.hengce.contracts.evaluation;

import org.jspecify.annotations.NullMarked;
