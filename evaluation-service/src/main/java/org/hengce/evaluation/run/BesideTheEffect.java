package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText.Budget;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.heterogeneity.Heterogeneity;
import org.hengce.methods.heterogeneity.UnitEffects;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.power.TellableFrom;
import org.hengce.methods.score.CostPerEffect;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.TargetAttainment;
import org.hengce.methods.score.Verdict;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSearch;
import org.hengce.presentation.json.AttainmentDocument;
import org.hengce.presentation.json.CostDocument;
import org.hengce.presentation.json.GoalFindings;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.ReadingDocument;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a goal's effect: when an effect as large as the yardstick could be told, how far the indicator has come
 * to its target, what a unit of it cost, and the effect by region, cohort and, where the goal lists several, sector.
 */
record BesideTheEffect(Inputs inputs, Goal goal, GoalPanel panel, Estimator estimator, Effect effect) {
    /**
     * All of it.
     *
     * @param verdict of the goal: from when on an effect could be told is looked for where it cannot yet
     * @param specification whether what takes more estimates is wanted
     * @param reading at which level the effect was tested; null where the evaluation is no reading
     */
    GoalFindings findings(
            YardstickSearch yardstick,
            @Nullable Verdict verdict,
            Specification specification,
            @Nullable ReadingDocument reading) {
        return new GoalFindings(
                tellable(yardstick.yardstick(), verdict, specification),
                reading,
                attainment().orElse(null),
                cost().orElse(null),
                specification.robustness() ? heterogeneity(specification.threads()) : List.of());
    }

    private @Nullable TellableFrom tellable(
            @Nullable Yardstick yardstick, @Nullable Verdict verdict, Specification specification) {
        return yardstick == null || verdict != Verdict.CANNOT_TELL || !specification.robustness()
                ? null
                : TellableFrom.search(estimator, effect, panel.panel(), yardstick.value(), specification.threads());
    }

    private List<HeterogeneityDocument> heterogeneity(int threads) {
        List<HeterogeneityDocument> parts = new ArrayList<>();
        parts.add(HeterogeneityDocument.of(UnitEffects.of(estimator, effect, panel.panel(), threads)));
        parts.add(HeterogeneityDocument.of(Heterogeneity.byCohort(effect)));
        SectorEffects.of(panel, estimator).map(HeterogeneityDocument::of).ifPresent(parts::add);
        return parts;
    }

    private Direction direction() {
        return Direction.valueOf(panel.indicator().direction().name());
    }

    /** Of a budget, whether or not it is known how much was spent. */
    private Optional<CostDocument> cost() {
        Budget budget = inputs.policy().policy().budget();
        if (budget == null) {
            return Optional.empty();
        }
        // An effect on the mean of several sectors is one on each of them.
        double unitPeriods = GoalSectors.of(goal).size()
                * CostPerEffect.unitPeriods(
                        panel.panel(), effect, panel.choice().options().aggregate());
        boolean addsUp = panel.indicator().aggregation() == Aggregation.SUM && panel.transform() == Transform.LEVEL;
        @Nullable Double executed = budget.executed();
        CostPerEffect cost = addsUp && unitPeriods > 0
                ? CostPerEffect.of(effect, direction(), executed == null ? Double.NaN : executed, unitPeriods)
                : CostPerEffect.notDefined(unitPeriods);
        return Optional.of(CostDocument.of(cost, budget.currency()));
    }

    /** From the last period before the start to the panel's last, over the treated units, in each sector, that have both. */
    private Optional<AttainmentDocument> attainment() {
        Panel of = panel.panel();
        int start = of.periods().indexOf(panel.treatedFrom());
        if (goal.targetValue() == null || direction() == Direction.NEUTRAL || start < 1) {
            return Optional.empty();
        }
        String before = of.period(start - 1);
        String last = of.period(of.periodCount() - 1);
        Map<String, Double> then = observed(before);
        Map<String, Double> now = observed(last);
        then.keySet().retainAll(now.keySet());
        now.keySet().retainAll(then.keySet());
        OptionalDouble base = together(then);
        OptionalDouble value = together(now);
        return base.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(AttainmentDocument.of(
                        TargetAttainment.of(
                                direction(), before, base.getAsDouble(), last, value.getAsDouble(), goal.targetValue()),
                        goal.targetYear()));
    }

    /** Values of the treated units as they were reported: a target is not in the transformed unit. */
    private Map<String, Double> observed(String period) {
        List<String> treated = new ArrayList<>(effect.treatedUnits());
        Map<String, Double> observed = new TreeMap<>();
        for (Series.Value value :
                inputs.series().getOrDefault(goal, new Series(null, List.of())).values()) {
            if (value.period().equals(period) && treated.contains(value.region())) {
                observed.put(new SectorUnit(value.region(), value.sector()).name(), value.value());
            }
        }
        return observed;
    }

    private OptionalDouble together(Map<String, Double> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        DoubleStream all = values.values().stream().mapToDouble(Double::doubleValue);
        return panel.indicator().aggregation() == Aggregation.SUM ? OptionalDouble.of(all.sum()) : all.average();
    }
}
