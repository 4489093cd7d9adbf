package org.hengce.methods.score;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the effects on all goals mean for a policy.
 *
 * @param score null where no goal can be scored
 * @param rating null where there is no score or it has no interval
 * @param dimensions those that have a scored goal, in the order of the goals
 * @param weights of the goals in the score, in their order, summing to 1; 0 for those that are not in it
 * @param reasons by component name ({@code score}, {@code score.interval}, {@code rating}): why it is missing
 */
public record PolicyResult(
        @Nullable Score score,
        @Nullable Rating rating,
        List<Dimension> dimensions,
        List<Double> weights,
        Map<String, Reason> reasons) {
    /** Copies the collections. */
    public PolicyResult {
        dimensions = List.copyOf(dimensions);
        weights = List.copyOf(weights);
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /**
     * The goals of one dimension.
     *
     * @param weight the sum of its goals'
     * @param score of these goals alone
     */
    public record Dimension(String name, double weight, Score score) {}
}
