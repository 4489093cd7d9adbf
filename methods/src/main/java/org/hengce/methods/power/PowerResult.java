package org.hengce.methods.power;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;

/**
 * What a design could find.
 *
 * @param minimumDetectableEffect the smallest size of an effect that is found as often as {@code power} says, in the unit
 *     of the outcome; NaN where there is none
 * @param curve from no effect to twice the minimum detectable one, which is the sixth of eleven points; where that is NaN,
 *     to the largest size that decided a replication
 * @param falsePositives share of replications in which no effect is rejected although there is none; NaN
 *     where none can be tested
 * @param replications pseudo-policies tried
 * @param untestable how many of them the method refused or gave no p-value; they count as finding nothing
 * @param alpha largest p-value that rejects no effect
 * @param power share asked for
 * @param method the estimator
 * @param design what pseudo-policies were made of
 * @param seed with which the same specification gives the same bits
 * @param reasons by component name: why a number does not exist
 */
public record PowerResult(
        double minimumDetectableEffect,
        List<PowerPoint> curve,
        double falsePositives,
        int replications,
        int untestable,
        double alpha,
        double power,
        Method method,
        PowerDesign design,
        long seed,
        Map<String, Reason> reasons) {
    /** Copies the collections. */
    public PowerResult {
        curve = List.copyOf(curve);
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }
}
