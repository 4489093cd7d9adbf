package org.hengce.presentation.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.score.Yardstick;
import org.jspecify.annotations.Nullable;

/** From NaN to null, and from one reason per component to one per field. */
final class EffectMapping {
    private final Effect effect;
    private final GoalFacts goal;
    private final RelativeEffect relative;

    EffectMapping(Effect effect, GoalFacts goal) {
        this.effect = effect;
        this.goal = goal;
        relative = new RelativeEffect(effect, goal.transform(), goal.treatedFrom());
    }

    EffectDocument document() {
        Yardstick yardstick = goal.yardstick();
        return new EffectDocument(
                goal.indicator(),
                effect.method().wireName(),
                goal.methodReason(),
                effect.inference() == null ? null : effect.inference().name(),
                effect.estimate(),
                Parts.number(effect.standardError()),
                IntervalDocument.of(effect.interval()),
                Parts.number(effect.pValue()),
                goal.adjustedPValues(),
                Parts.number(relative.value()),
                goal.unitMeasure(),
                goal.transform(),
                yardstick == null ? null : yardstick.value(),
                yardstick == null ? null : yardstick.source(),
                goal.result().verdict(),
                path(),
                effect.weights().stream()
                        .map(w -> new EffectDocument.UnitWeight(w.unit(), w.weight()))
                        .toList(),
                new EffectDocument.UnitsUsed(effect.treatedUnits(), effect.controlUnits()),
                effect.unitsDropped().stream()
                        .map(d -> new EffectDocument.DroppedUnit(
                                d.unit(), d.reason().name()))
                        .toList(),
                goal.diagnostics().stream().map(EffectMapping::diagnostic).toList(),
                effect.seed(),
                ReasonDocument.of(reasons()),
                effect.timeWeights().stream()
                        .map(w -> new EffectDocument.PeriodWeight(w.period(), w.weight()))
                        .toList(),
                effect.placebos().stream()
                        .map(p -> new EffectDocument.Placebo(p.unit(), p.effect(), Parts.number(p.ratio())))
                        .toList(),
                rmspe(effect.rmspe()));
    }

    private List<EffectDocument.PathPoint> path() {
        return effect.path().stream()
                .map(p -> new EffectDocument.PathPoint(
                        p.period(),
                        Parts.number(p.observed()),
                        Parts.number(p.counterfactual()),
                        Parts.number(p.effect()),
                        Parts.number(p.low()),
                        Parts.number(p.high())))
                .toList();
    }

    private Map<String, Reason> reasons() {
        Map<String, Reason> reasons = new TreeMap<>(effect.reasons());
        // The goal's other reasons (score, rating) belong to the evaluation.
        Reason noVerdict = goal.result().reasons().get("verdict");
        if (noVerdict != null) {
            reasons.put("verdict", noVerdict);
        }
        if (goal.noYardstick() != null) {
            reasons.put("yardstick", goal.noYardstick());
        }
        relative.reason().ifPresent(why -> reasons.put("relativeEffect", why));
        return reasons;
    }

    private static EffectDocument.Diagnostic diagnostic(Diagnostic check) {
        return new EffectDocument.Diagnostic(
                check.name().name(),
                check.status().name(),
                Parts.number(check.statistic()),
                Parts.number(check.pValue()),
                new LocalizedText(check.chinese(), check.english()));
    }

    private static EffectDocument.@Nullable Rmspe rmspe(@Nullable Rmspe fit) {
        return fit == null
                ? null
                : new EffectDocument.Rmspe(
                        fit.pre(),
                        fit.post(),
                        Parts.number(fit.ratio()),
                        fit.rank() == 0 ? null : Integer.valueOf(fit.rank()),
                        Parts.number(fit.pValue()));
    }
}
