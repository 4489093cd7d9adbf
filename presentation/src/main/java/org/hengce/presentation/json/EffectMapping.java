package org.hengce.presentation.json;

import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.power.TellableFrom;
import org.hengce.methods.score.Yardstick;

/** What a goal adds to an effect. */
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
        GoalFindings findings = goal.findings();
        return new EffectDocument(
                goal.indicator(),
                goal.methodReason(),
                goal.adjustedPValues(),
                Parts.number(relative.value()),
                goal.unitMeasure(),
                goal.transform(),
                yardstick == null ? null : yardstick.value(),
                yardstick == null ? null : yardstick.source(),
                goal.result().verdict(),
                findings.tellable() == null ? null : findings.tellable().period(),
                findings.reading(),
                findings.attainment(),
                findings.costPerEffect(),
                findings.heterogeneity(),
                new EffectParts(effect).document(goal.diagnostics(), reasons()));
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
        TellableFrom tellable = goal.findings().tellable();
        if (tellable != null && tellable.reason() != null) {
            reasons.put("tellableFrom", tellable.reason());
        }
        relative.reason().ifPresent(why -> reasons.put("relativeEffect", why));
        return reasons;
    }
}
