package org.hengce.methods.did;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Reason;

/**
 * What a two-way regression's coefficient is made of. It carries no inference: that of the coefficient is
 * {@link DifferenceInDifferences}'.
 *
 * @param estimate the coefficient: Σ weight · estimate of the comparisons
 * @param comparisons by treated cohort, then control, never treated and always treated last
 * @param unitsDropped units with gaps, in order of unit code
 * @param seed with which the same specification gives the same bits
 * @param reasons why parts that other results have are missing
 */
public record BaconResult(
        double estimate,
        List<Comparison> comparisons,
        List<DroppedUnit> unitsDropped,
        long seed,
        Map<String, Reason> reasons) {
    /** Copies the collections. */
    public BaconResult {
        comparisons = List.copyOf(comparisons);
        unitsDropped = List.copyOf(unitsDropped);
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /** The weight of all comparisons of one type. */
    public double weight(Comparison.Type type) {
        return comparisons.stream()
                .filter(c -> c.type() == type)
                .mapToDouble(Comparison::weight)
                .sum();
    }

    /** The weighted mean of all comparisons of one type; NaN where there is none. */
    public double estimate(Comparison.Type type) {
        double sum = comparisons.stream()
                .filter(c -> c.type() == type)
                .mapToDouble(c -> c.weight() * c.estimate())
                .sum();
        return sum / weight(type);
    }

    /**
     * The weight of comparisons with units already treated, which effects that change with time bias: what the check
     * FORBIDDEN_COMPARISONS reads.
     */
    public double forbiddenWeight() {
        return weight(Comparison.Type.LATER_VS_EARLIER) + weight(Comparison.Type.LATER_VS_ALWAYS);
    }
}
