package org.hengce.evaluation.run;

import java.util.List;
import java.util.Objects;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.choice.Sentence;
import org.hengce.methods.effect.Detail;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.score.YardstickSearch;
import org.hengce.presentation.json.GoalFindings;
import org.jspecify.annotations.Nullable;

/**
 * What was estimated of a goal, which is what takes long: it depends on nothing but what {@link EstimateKey} names. What is
 * quickly had from the panel anyway is no part of it.
 *
 * @param checks of the effect; those of the panel are made beside it
 * @param judged how the effect is judged
 * @param others the same question answered in other ways; empty where that was not asked for
 * @param beside what stands beside the effect
 */
record Estimated(
        Chosen choice,
        Effect effect,
        List<Diagnostic> checks,
        YardstickSearch yardstick,
        org.hengce.methods.score.Goal judged,
        List<OtherAnswer> others,
        GoalFindings beside) {
    /** Copies the lists; what is drawn behind an effect is in no evaluation. */
    Estimated {
        effect = withoutGaps(effect);
        checks = List.copyOf(checks);
        others = List.copyOf(others);
    }

    /**
     * Of a {@link Choice}, what is said of it.
     *
     * @param next what the next level of evidence would need; null where nothing leads there
     */
    record Chosen(
            int evidenceLevel, Sentence reason, @Nullable Sentence next) {
        /** Of one with an estimator. */
        static Chosen of(Choice choice) {
            return new Chosen(choice.evidenceLevel(), Objects.requireNonNull(choice.reason()), choice.next());
        }
    }

    /** The same with so much of the other answers as an evaluation says of them. */
    Estimated compact() {
        return new Estimated(
                choice,
                effect,
                checks,
                yardstick,
                judged,
                others.stream().map(Estimated::compact).toList(),
                beside);
    }

    /** Its estimate, its error, and among how many placebos it stands. */
    private static OtherAnswer compact(OtherAnswer other) {
        Effect whole = other.effect();
        if (whole == null) {
            return other;
        }
        Detail detail = whole.detail();
        boolean needed = !(detail instanceof SyntheticDetail) && !(detail instanceof GroupTimeDetail);
        return OtherAnswer.of(
                other.way(),
                new Effect(
                        whole.method(),
                        whole.estimate(),
                        whole.standardError(),
                        whole.interval(),
                        whole.equivalenceInterval(),
                        whole.inference(),
                        whole.pValue(),
                        List.of(),
                        List.of(),
                        List.of(),
                        withoutGaps(whole).placebos(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        needed ? detail : null,
                        whole.seed(),
                        whole.reasons()));
    }

    private static Effect withoutGaps(Effect effect) {
        if (effect.placebos().stream().allMatch(placebo -> placebo.gaps().isEmpty())) {
            return effect;
        }
        return new Effect(
                effect.method(),
                effect.estimate(),
                effect.standardError(),
                effect.interval(),
                effect.equivalenceInterval(),
                effect.inference(),
                effect.pValue(),
                effect.path(),
                effect.weights(),
                effect.timeWeights(),
                effect.placebos().stream()
                        .map(of -> new Placebo(of.unit(), of.effect(), of.ratio(), List.of()))
                        .toList(),
                effect.rmspe(),
                effect.treatedUnits(),
                effect.controlUnits(),
                effect.unitsDropped(),
                effect.detail(),
                effect.seed(),
                effect.reasons());
    }
}
