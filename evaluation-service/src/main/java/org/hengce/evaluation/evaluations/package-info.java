/** Stored evaluations and how they are read; start at {@link org.hengce.evaluation.evaluations.EvaluationResource}. */
@NullMarked
package org.hengce.evaluation.evaluations;

import org.jspecify.annotations.NullMarked;
