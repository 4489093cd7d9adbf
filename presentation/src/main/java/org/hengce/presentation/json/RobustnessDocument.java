package org.hengce.presentation.json;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.score.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The same question answered another way.
 *
 * @param what which way: {@code SECOND_METHOD} …
 * @param method wire name of the estimator
 * @param inference wire name of the procedure behind interval and p-value
 * @param pValue two-sided, of no effect
 * @param placeboCount how many placebos the treated unit is ranked among, so that the p-value is k ÷ (placebos + 1);
 *     null where the p-value is no rank
 * @param reasons by field: why it is null
 */
public record RobustnessDocument(
        String what,
        String indicator,
        String method,
        @Nullable String inference,
        double estimate,
        @Nullable Double standardError,
        @Nullable IntervalDocument interval,
        @Nullable Double pValue,
        @Nullable Integer placeboCount,
        @Nullable Verdict verdict,
        Map<String, ReasonDocument> reasons) {
    private static final Set<String> OWN =
            Set.of("standardError", "interval", "interval.low", "interval.high", "pValue");

    /** Copies the reasons. */
    public RobustnessDocument {
        reasons = Parts.sorted(reasons);
    }

    /** The row of an effect that was estimated for comparison, with the verdict it would have led to. */
    public static RobustnessDocument of(String what, String indicator, Effect effect, @Nullable Verdict verdict) {
        return new RobustnessDocument(
                what,
                indicator,
                effect.method().wireName(),
                effect.inference() == null ? null : effect.inference().name(),
                effect.estimate(),
                Parts.number(effect.standardError()),
                IntervalDocument.of(effect.interval()),
                Parts.number(effect.pValue()),
                effect.inference() == Inference.PLACEBO_STUDENTISED
                        ? Integer.valueOf(effect.placebos().size())
                        : null,
                verdict,
                ReasonDocument.of(effect.reasons().entrySet().stream()
                        .filter(reason -> OWN.contains(reason.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }
}
