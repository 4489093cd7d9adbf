package org.hengce.presentation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.heterogeneity.Heterogeneity;
import org.hengce.methods.heterogeneity.PartialEffect;
import org.hengce.methods.panel.PeriodName;
import org.hengce.methods.plan.Conduct;
import org.hengce.methods.plan.Controls;
import org.hengce.methods.plan.Departures;
import org.hengce.methods.plan.EvaluationPlan;
import org.hengce.methods.plan.GoalSpecification;
import org.hengce.methods.plan.PlanStanding;
import org.hengce.methods.plan.PlannedReading;
import org.hengce.methods.plan.ReadingSchedule;
import org.hengce.methods.power.TellableFrom;
import org.hengce.methods.score.BudgetExecution;
import org.hengce.methods.score.CostPerEffect;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.ScoreRange;
import org.hengce.methods.score.ScoreSensitivity;
import org.hengce.methods.score.TargetAttainment;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.hengce.presentation.json.AttainmentDocument;
import org.hengce.presentation.json.BudgetDocument;
import org.hengce.presentation.json.CostDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.GoalFindings;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.PlanDocument;
import org.hengce.presentation.json.ReadingDocument;
import org.hengce.presentation.json.SelfAssessmentDocument;
import org.hengce.presentation.json.SensitivityDocument;
import org.hengce.presentation.json.Transform;

/** The demo's evaluation with all that may stand beside score and effects, of numbers made up. */
public final class Findings {
    public static final Reason NEVER =
            new Reason(ReasonCode.NOT_TESTABLE, "not with these regions: the spread is too large", "以现有地区无法判断：离散程度过大");

    private Findings() {}

    /** The evaluation: a reading of a plan, of which it departs in its method. */
    public static EvaluationDocument evaluation() {
        return under(plan(Method.SYNTHETIC_CONTROL));
    }

    /** The same under a plan that names the method that was used. */
    public static EvaluationDocument asPlanned() {
        return under(plan(Method.SYNTHETIC_DID));
    }

    private static EvaluationDocument under(PlanDocument plan) {
        EvaluationDocument plain = Cigarettes.evaluation();
        EffectDocument effect = effect();
        return withEffects(plain, List.of(effect))
                .with(
                        plan,
                        SensitivityDocument.of(new ScoreSensitivity(
                                63.1,
                                null,
                                new ScoreRange(
                                        2,
                                        Double.NaN,
                                        Double.NaN,
                                        Double.NaN,
                                        new ScoreRange.Choice("cigarette-sales: WINDOW_START", 58.2),
                                        new ScoreRange.Choice("cigarette-sales: SECOND_METHOD", 77.4)),
                                null,
                                Map.of("weights", one(), "indicators", one()))),
                        BudgetDocument.of(BudgetExecution.of(200, 150), "USD"),
                        List.of(new SelfAssessmentDocument(
                                "1992-12-31",
                                "Department of Health",
                                new LocalizedText(null, "Sales have fallen."),
                                List.of(SelfAssessmentDocument.Claim.of("cigarette-sales", -25, null, effect)))));
    }

    private static Reason one() {
        return new Reason(ReasonCode.NOT_DEFINED, "the score has one goal", "得分只有一个目标");
    }

    /** The same with other effects. */
    public static EvaluationDocument withEffects(EvaluationDocument plain, List<EffectDocument> effects) {
        return new EvaluationDocument(
                plain.id(),
                plain.policy(),
                plain.status(),
                plain.completedAt(),
                plain.trigger(),
                plain.standing(),
                plain.restricted(),
                plain.score(),
                plain.rating(),
                plain.evidence(),
                plain.dimensions(),
                effects,
                plain.reasons(),
                plain.robustness(),
                plain.contamination(),
                plain.restrictedRegions(),
                plain.provenance());
    }

    private static PlanDocument plan(Method method) {
        PlannedReading reading = new PlannedReading(LocalDate.of(1993, 6, 30), PeriodName.parse("1992"));
        GoalSpecification planned = goal(method);
        EvaluationPlan plan =
                new EvaluationPlan(2, Instant.parse("1988-12-01T00:00:00Z"), List.of(planned), List.of(reading));
        PlanStanding standing = PlanStanding.of(plan, reading.on(), List.of());
        return PlanDocument.of(
                plan,
                standing,
                Departures.of(
                        plan, new Conduct(reading.on(), standing, List.of(goal(Method.SYNTHETIC_DID)), Map.of())));
    }

    private static GoalSpecification goal(Method method) {
        return new GoalSpecification("cigarette-sales", null, "LEVEL", method, Controls.ALL, null, null, 4, 1);
    }

    /** The effect with what else was found of its goal. */
    public static EffectDocument effect() {
        PlannedReading reading = new PlannedReading(LocalDate.of(1993, 6, 30), PeriodName.parse("1992"));
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(Cigarettes.panel());
        Yardstick yardstick = Yardstick.ofTarget(-20, Direction.LOWER_IS_BETTER);
        GoalFindings findings = new GoalFindings(
                new TellableFrom(0, null, 3, NEVER),
                ReadingDocument.of(ReadingSchedule.of(List.of(reading), PeriodName.parse("1989"))
                        .test(1, 0, effect)),
                AttainmentDocument.of(TargetAttainment.of(Direction.LOWER_IS_BETTER, "1988", 90, "1992", 75, 60), 1995),
                CostDocument.of(CostPerEffect.notDefined(4), "USD"),
                List.of(
                        HeterogeneityDocument.of(Heterogeneity.ofDependent(
                                Heterogeneity.By.REGION,
                                List.of(
                                        PartialEffect.normal("US-CA", -5.3, 7, 0.95),
                                        PartialEffect.normal("US-OR", 1.2, 6, 0.95)),
                                new Reason(ReasonCode.NOT_TESTABLE, "the same controls", "对照相同"))),
                        HeterogeneityDocument.of(Heterogeneity.ofIndependent(
                                Heterogeneity.By.SECTOR,
                                List.of(
                                        PartialEffect.normal("C11", -9, 1, 0.95),
                                        PartialEffect.normal("C12", -1, 1, 0.95))))));
        return EffectDocument.of(
                effect,
                new GoalFacts(
                        Cigarettes.INDICATOR,
                        "packs per person",
                        Transform.LEVEL,
                        Cigarettes.START,
                        new LocalizedText(null, "one treated unit"),
                        yardstick,
                        null,
                        new Goal(Direction.LOWER_IS_BETTER, yardstick, 4).judge(effect, effect.seed(), 3),
                        List.of(),
                        null,
                        findings));
    }
}
