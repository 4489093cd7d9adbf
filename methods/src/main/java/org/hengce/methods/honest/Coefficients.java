package org.hengce.methods.honest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Covariance;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.option.OptionException;

/**
 * Event-study coefficients against one reference period, in order and without gaps; the reference itself is 0 and not
 * among them.
 *
 * @param estimates before the reference, then after it
 * @param covariance of the estimates, in the same order
 * @param eventTimes of the estimates
 * @param leftOut event times that were not used
 * @param pre how many lie before the reference
 * @param anticipated how many lie after the reference and before the treatment
 */
record Coefficients(
        List<Double> estimates,
        Covariance covariance,
        List<Integer> eventTimes,
        List<Integer> leftOut,
        int pre,
        int anticipated) {

    static Coefficients of(double[] betahat, Covariance sigma, int pre) {
        if (betahat.length != sigma.size()) {
            throw new IllegalArgumentException(
                    "%d coefficients, but a covariance of %d".formatted(betahat.length, sigma.size()));
        }
        if (pre < 1) {
            throw new OptionException(
                    "needs at least 1 coefficient before the reference, not " + pre, "参照期之前至少需要 1 个系数，而非 " + pre);
        }
        if (pre >= betahat.length) {
            throw new OptionException(
                    "%d coefficients, all %d before the reference: none is left after it"
                            .formatted(betahat.length, pre),
                    "共 %d 个系数，参照期之前已有 %d 个：其后没有系数".formatted(betahat.length, pre));
        }
        for (int i = 0; i < betahat.length; i++) {
            if (!Double.isFinite(betahat[i])) {
                throw new IllegalArgumentException("coefficient %d is %s".formatted(i + 1, betahat[i]));
            }
        }
        // The reference is −1, the period before the treatment.
        List<Integer> times = IntStream.range(0, betahat.length)
                .mapToObj(i -> i < pre ? i - pre - 1 : i - pre)
                .toList();
        return new Coefficients(java.util.Arrays.stream(betahat).boxed().toList(), sigma, times, List.of(), pre, 0);
    }

    static Coefficients of(EventStudy study) {
        List<EventStudyPoint> references =
                study.points().stream().filter(EventStudyPoint::reference).toList();
        if (references.size() != 1) {
            throw new IllegalArgumentException(
                    "needs an event study with one reference period (a universal base), this one has %d"
                            .formatted(references.size()));
        }
        int reference = references.get(0).eventTime();
        if (reference >= 0) {
            throw new IllegalArgumentException(
                    "needs a reference before the treatment, not at event time " + reference);
        }
        TreeMap<Integer, Double> usable = new TreeMap<>();
        List<Integer> leftOut = new ArrayList<>();
        for (int i = 0; i < study.points().size(); i++) {
            EventStudyPoint point = study.points().get(i);
            boolean bin = study.binned() && (i == 0 || i == study.points().size() - 1);
            if (!bin && study.eventTimes().contains(point.eventTime())) {
                usable.put(point.eventTime(), point.estimate());
            } else if (!point.reference()) {
                leftOut.add(point.eventTime());
            }
        }
        int first = reference;
        while (usable.containsKey(first - 1)) {
            first--;
        }
        int last = reference;
        while (usable.containsKey(last + 1)) {
            last++;
        }
        if (first == reference) {
            throw tooFew(Code.TOO_FEW_PRE_PERIODS, reference - 1, "Before", "之前", reference);
        }
        if (last < 0) {
            throw tooFew(Code.TOO_FEW_POST_PERIODS, last + 1, "After", "之后", reference);
        }
        leftOut.addAll(usable.headMap(first).keySet());
        leftOut.addAll(usable.tailMap(last + 1).keySet());
        Collections.sort(leftOut);
        SortedMap<Integer, Double> used = usable.subMap(first, last + 1);
        return new Coefficients(
                List.copyOf(used.values()),
                submatrix(study, List.copyOf(used.keySet())),
                List.copyOf(used.keySet()),
                leftOut,
                reference - first,
                Math.max(0, -1 - reference));
    }

    private static Covariance submatrix(EventStudy study, List<Integer> times) {
        int[] rows = times.stream().mapToInt(study.eventTimes()::indexOf).toArray();
        double[][] covariance = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                covariance[i][j] = study.covariance().at(rows[i], rows[j]);
            }
        }
        return Covariance.of(covariance);
    }

    private static NotEstimableException tooFew(Code code, int missing, String english, String chinese, int reference) {
        return new NotEstimableException(
                code,
                List.of(),
                "%s its reference %d the event study lacks event time %d with an error, from which on nothing can be used"
                        .formatted(english, reference, missing),
                "事件研究在参照期 %d %s缺少带标准误的事件时间 %d，其外的系数均无法使用".formatted(reference, chinese, missing));
    }

    int post() {
        return estimates.size() - pre;
    }
}
