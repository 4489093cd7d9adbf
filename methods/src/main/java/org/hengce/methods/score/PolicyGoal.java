package org.hengce.methods.score;

import org.hengce.methods.effect.Effect;
import org.jspecify.annotations.Nullable;

/**
 * One goal of a policy with several.
 *
 * @param dimension what the indicator is about: without weights each dimension counts alike
 * @param weight of the goal in the policy; NaN where none are given
 * @param goal how its effect is judged
 * @param effect null where none could be had
 */
public record PolicyGoal(
        String dimension,
        double weight,
        Goal goal,
        @Nullable Effect effect) {
    /** Checks that the weight is none or not negative. */
    public PolicyGoal {
        if (weight < 0 || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a goal's weight is not negative and finite, not " + weight);
        }
    }
}
