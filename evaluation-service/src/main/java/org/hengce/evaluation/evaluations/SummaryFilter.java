package org.hengce.evaluation.evaluations;

import java.util.List;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.json.EvaluationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which of the policies' last evaluations are asked for.
 *
 * @param policies only those of these; of all where there is none
 * @param category only those of this one; null for all
 * @param status only those in this state; null for all
 * @param rating only those with this one, if it rests on free values alone; null for all
 */
record SummaryFilter(
        List<String> policies,
        @Nullable Category category,
        @Nullable EvaluationStatus status,
        @Nullable Rating rating) {}
