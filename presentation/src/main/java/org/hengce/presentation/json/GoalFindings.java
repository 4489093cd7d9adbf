package org.hengce.presentation.json;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.power.TellableFrom;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation finds of a goal beside its effect and score; nothing of it has to be there.
 *
 * @param tellable from when on an effect as large as the yardstick will be told; null where it was not looked for
 * @param reading at which level the effect was tested; null where the evaluation is no reading
 * @param attainment null where the goal has no target value
 * @param costPerEffect null where the policy has no budget
 * @param heterogeneity by region, cohort, sector: what was looked at
 */
public record GoalFindings(
        @Nullable TellableFrom tellable,
        @Nullable ReadingDocument reading,
        @Nullable AttainmentDocument attainment,
        @Nullable CostDocument costPerEffect,
        List<HeterogeneityDocument> heterogeneity) {
    /** Nothing. */
    public static final GoalFindings NONE = new GoalFindings(null, null, null, null, List.of());

    /** The same with the effect by something else, too. */
    public GoalFindings with(HeterogeneityDocument by) {
        List<HeterogeneityDocument> all = new ArrayList<>(heterogeneity);
        all.add(by);
        return new GoalFindings(tellable, reading, attainment, costPerEffect, all);
    }

    /** Copies the list. */
    public GoalFindings {
        heterogeneity = List.copyOf(heterogeneity);
    }
}
