package org.hengce.methods.score;

import java.util.TreeMap;
import org.hengce.methods.effect.Effect;
import org.jspecify.annotations.Nullable;

/**
 * One goal of a policy, as far as judging an effect needs it.
 *
 * @param direction in which direction of the indicator the goal lies
 * @param yardstick the effect that counts as full success; null where there is none
 * @param smallestEffect ε &gt; 0, the smallest effect of interest, in the unit of the effect; NaN takes the default, a
 *     fifth of the yardstick, and stays NaN where there is no yardstick either
 */
public record Goal(Direction direction, @Nullable Yardstick yardstick, double smallestEffect) {
    /** Checks the smallest effect of interest, or takes the default. */
    public Goal {
        if (Double.isNaN(smallestEffect)) {
            smallestEffect = yardstick == null ? Double.NaN : yardstick.value() / 5;
        } else if (!(smallestEffect > 0) || Double.isInfinite(smallestEffect)) {
            throw new IllegalArgumentException(
                    "the smallest effect of interest is positive and finite, not " + smallestEffect);
        }
    }

    /** A goal whose smallest effect of interest is the default. */
    public static Goal of(Direction direction, @Nullable Yardstick yardstick) {
        return new Goal(direction, yardstick, Double.NaN);
    }

    /**
     * Verdict, score and rating of this goal taken alone.
     *
     * @param effect in the goal's transformed unit, from any estimator
     * @param seed of the score's 10,000 draws; same effect, goal and seed: same bits
     * @param evidenceLevel 1 to 5 on the Maryland scale as adapted by the What Works Centre
     * @throws IllegalArgumentException if the evidence level is not in 1 … 5
     */
    public GoalResult judge(Effect effect, long seed, int evidenceLevel) {
        return new Judgement(this, effect).result(seed, evidenceLevel);
    }

    /** What {@link #judge} says but for score and rating, which take draws. */
    public GoalResult withoutScore(Effect effect) {
        return new Judgement(this, effect).withoutScore();
    }

    /** The verdict alone, as {@link #judge} has it; null where there is none. */
    public @Nullable Verdict verdict(Effect effect) {
        return new Judgement(this, effect).verdict(new TreeMap<>());
    }
}
