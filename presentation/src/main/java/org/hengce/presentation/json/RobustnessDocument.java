package org.hengce.presentation.json;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.score.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The same question answered another way.
 *
 * @param what which way: {@code SECOND_METHOD}, {@code WITHOUT_PROVISIONAL}, {@code CONTAMINATION}, {@code WINDOW_START},
 *     {@code DISPLACEMENT}, {@code LEAVE_ONE_OUT} …
 * @param method wire name of the estimator
 * @param inference wire name of the procedure behind interval and p-value
 * @param pValue two-sided, of no effect
 * @param placeboCount how many placebos the treated unit is ranked among, so that the p-value is k ÷ (placebos + 1);
 *     null where the p-value is no rank
 * @param range what the estimate lies between where one unit after the other is left out; null for all other ways
 * @param reasons by field: why it is null
 */
@Schema(name = "Robustness", description = "The same question answered another way.")
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
        @Nullable Range range,
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
                null,
                ReasonDocument.of(effect.reasons().entrySet().stream()
                        .filter(reason -> OWN.contains(reason.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    /** The row of leaving out one unit after the other: the estimate farthest from the headline, and the range of all. */
    public static RobustnessDocument leavingOut(String indicator, Method method, double farthest, Range range) {
        ReasonDocument only = new ReasonDocument(
                ReasonCode.NOT_DEFINED.name(),
                new LocalizedText("逐一剔除时只重新计算估计值", "only the estimate is computed without each unit"));
        return new RobustnessDocument(
                "LEAVE_ONE_OUT",
                indicator,
                method.wireName(),
                null,
                farthest,
                null,
                null,
                null,
                null,
                null,
                range,
                Map.of("inference", only, "standardError", only, "interval", only, "pValue", only, "verdict", only));
    }

    /**
     * Estimates without one unit each.
     *
     * @param lowWithout without whom the lowest comes about
     * @param highWithout without whom the highest comes about
     * @param count how many units were left out, one at a time
     */
    @Schema(name = "LeaveOneOutRange", description = "Between what the estimate lies without one of the units.")
    public record Range(double low, String lowWithout, double high, String highWithout, int count) {}
}
