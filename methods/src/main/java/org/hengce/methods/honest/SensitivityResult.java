package org.hengce.methods.honest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Reason;

/**
 * An effect under parallel trends, and what is left of it where they are not quite parallel.
 *
 * @param delta what is assumed of the differential trend
 * @param target which effect
 * @param estimate the target under parallel trends, in the outcome's unit
 * @param standardError from the covariance
 * @param interval under parallel trends: estimate ± normal quantile · standard error
 * @param inference behind {@code interval} and {@code pValue}
 * @param pValue two-sided, of no effect, under parallel trends
 * @param eventTimes of the coefficients used: those before the reference, then those after it
 * @param leftOut event times that were there but not used: beyond a gap, without an error, or a bin of several
 * @param sensitivity one per m, in the order given
 * @param breakdown the largest m in {@code sensitivity} whose interval excludes 0; NaN where none does or all do
 * @param seed recorded with the result; nothing is drawn
 * @param reasons why a number does not exist: {@code breakdown}, {@code sensitivity[i].identified} (i from 0)
 */
public record SensitivityResult(
        Delta delta,
        Target target,
        double estimate,
        double standardError,
        Interval interval,
        Inference inference,
        double pValue,
        List<Integer> eventTimes,
        List<Integer> leftOut,
        List<RobustInterval> sensitivity,
        double breakdown,
        long seed,
        Map<String, Reason> reasons) {
    /** Copies the collections. */
    public SensitivityResult {
        eventTimes = List.copyOf(eventTimes);
        leftOut = List.copyOf(leftOut);
        sensitivity = List.copyOf(sensitivity);
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }
}
