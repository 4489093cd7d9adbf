package org.hengce.methods.score;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What one effect means for one goal.
 *
 * @param verdict null where the indicator is NEUTRAL or nothing says which effect is of interest
 * @param tendency on which side of 0 the effect's interval lies
 * @param score null where the indicator is NEUTRAL, there is no yardstick, or none was asked for
 * @param rating null where there is no score or the score has no interval
 * @param reasons by component name ({@code verdict}, {@code score}, {@code score.interval}, {@code rating}): why it is
 *     missing
 */
public record GoalResult(
        @Nullable Verdict verdict,
        Tendency tendency,
        @Nullable Score score,
        @Nullable Rating rating,
        Map<String, Reason> reasons) {
    /** Copies the reasons. */
    public GoalResult {
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }
}
