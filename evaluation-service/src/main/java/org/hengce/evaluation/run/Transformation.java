package org.hengce.evaluation.run;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PolicyText.Transform;

/** What a goal's values are turned into before an effect is estimated. */
final class Transformation {
    private final Transform transform;
    private final String field;

    /** @throws NotEvaluableException if this transform is not computed */
    Transformation(Transform transform, String field) throws NotEvaluableException {
        this.transform = transform;
        this.field = field;
        if (transform == Transform.PER_CAPITA || transform == Transform.DEFLATED) {
            throw new NotEvaluableException(
                    field,
                    "NOT_TESTABLE",
                    "the transform %s is not computed yet; LEVEL, LOG and GROWTH are".formatted(transform),
                    "尚不支持变换 %s；目前支持 LEVEL、LOG 和 GROWTH".formatted(transform));
        }
    }

    /** A copy, transformed; for GROWTH without what has no period before it. */
    SortedMap<Period, SortedMap<String, Double>> apply(SortedMap<Period, SortedMap<String, Double>> values)
            throws NotEvaluableException {
        SortedMap<Period, SortedMap<String, Double>> transformed = new TreeMap<>();
        for (Map.Entry<Period, SortedMap<String, Double>> period : values.entrySet()) {
            SortedMap<String, Double> of = new TreeMap<>();
            for (Map.Entry<String, Double> value : period.getValue().entrySet()) {
                put(of, value.getKey(), period.getKey(), value.getValue(), values);
            }
            transformed.put(period.getKey(), of);
        }
        return transformed;
    }

    private void put(
            Map<String, Double> into,
            String region,
            Period period,
            double value,
            SortedMap<Period, SortedMap<String, Double>> values)
            throws NotEvaluableException {
        switch (transform) {
            case LOG -> {
                requirePositive(value, region, period);
                into.put(region, StrictMath.log(value));
            }
            case GROWTH -> {
                SortedMap<Period, SortedMap<String, Double>> earlier = values.headMap(period);
                if (!earlier.isEmpty() && earlier.lastKey().last().plusDays(1).equals(period.first())) {
                    Double before = values.getOrDefault(earlier.lastKey(), new TreeMap<>())
                            .get(region);
                    if (before != null) {
                        requirePositive(before, region, earlier.lastKey());
                        into.put(region, value / before - 1);
                    }
                }
            }
            case LEVEL, PER_CAPITA, DEFLATED -> into.put(region, value);
        }
    }

    private void requirePositive(double value, String region, Period period) throws NotEvaluableException {
        if (!(value > 0)) {
            throw new NotEvaluableException(
                    field,
                    "NOT_TESTABLE",
                    "%s needs values above 0; %s has %s in %s".formatted(transform, region, value, period),
                    "变换 %s 要求数值大于 0；%s 在 %s 的数值为 %s".formatted(transform, region, period, value));
        }
    }
}
