package org.hengce.presentation.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.did.BaconResult;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.honest.SensitivityResult;
import org.hengce.methods.power.PowerResult;

/** Documents of what is no effect. */
final class AnalysisMapping {
    private static final Reason NO_ESTIMATE = new Reason(
            ReasonCode.NOT_DEFINED, "a design has no estimate; it says which could be found", "设计没有估计值，只说明能发现多大的效应");

    private AnalysisMapping() {}

    static AnalysisDocument decomposition(BaconResult result, List<String> treated, List<String> controls) {
        List<RegressionParts.Comparison> comparisons = result.comparisons().stream()
                .map(c -> new RegressionParts.Comparison(
                        c.treated(), c.control(), c.type().name(), c.weight(), c.estimate()))
                .toList();
        return new AnalysisDocument(
                Method.BACON_DECOMPOSITION.wireName(),
                result.estimate(),
                null,
                null,
                null,
                null,
                new EffectDocument.UnitsUsed(treated, controls),
                EffectParts.dropped(result.unitsDropped()),
                List.of(),
                List.of(),
                result.seed(),
                ReasonDocument.of(result.reasons()),
                MethodParts.NONE.with(new RegressionParts(null, null, null, comparisons, null, null)));
    }

    static AnalysisDocument sensitivity(SensitivityResult result) {
        List<DesignParts.RobustInterval> intervals = result.sensitivity().stream()
                .map(i -> new DesignParts.RobustInterval(
                        i.m(), i.low(), i.high(), Parts.number(i.identifiedLow()), Parts.number(i.identifiedHigh())))
                .toList();
        return new AnalysisDocument(
                Method.HONEST_SENSITIVITY.wireName(),
                result.estimate(),
                Parts.number(result.standardError()),
                IntervalDocument.of(result.interval()),
                result.inference().name(),
                Parts.number(result.pValue()),
                new EffectDocument.UnitsUsed(List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                result.seed(),
                ReasonDocument.of(result.reasons()),
                MethodParts.NONE.with(new DesignParts(
                        intervals, result.breakdown(), null, null, null, null, null, null, null, null)));
    }

    static AnalysisDocument design(PowerResult result) {
        List<DesignParts.PowerPoint> curve = result.curve().stream()
                .map(p -> new DesignParts.PowerPoint(p.effect(), p.power()))
                .toList();
        Map<String, Reason> reasons = new TreeMap<>(result.reasons());
        for (String field : List.of("estimate", "standardError", "interval", "pValue")) {
            reasons.put(field, NO_ESTIMATE);
        }
        return new AnalysisDocument(
                Method.POWER.wireName(),
                null,
                null,
                null,
                null,
                null,
                new EffectDocument.UnitsUsed(
                        result.design().treatedUnits(), result.design().otherUnits()),
                EffectParts.dropped(result.design().unitsDropped()),
                List.of(),
                List.of(),
                result.seed(),
                ReasonDocument.of(reasons),
                MethodParts.NONE.with(new DesignParts(
                        null,
                        null,
                        result.method().wireName(),
                        result.minimumDetectableEffect(),
                        curve,
                        result.falsePositives(),
                        result.replications(),
                        result.untestable(),
                        result.alpha(),
                        result.power())));
    }
}
