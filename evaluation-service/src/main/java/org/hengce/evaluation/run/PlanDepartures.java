package org.hengce.evaluation.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.plan.Conduct;
import org.hengce.methods.plan.Controls;
import org.hengce.methods.plan.Departures;
import org.hengce.methods.plan.EvaluationPlan;
import org.hengce.methods.plan.GoalSpecification;
import org.hengce.methods.plan.PlanStanding;
import org.hengce.presentation.json.PlanDocument;
import org.jspecify.annotations.Nullable;

/** What was done, goal by goal, and where that is not what the plan says. */
final class PlanDepartures {
    private final Inputs inputs;
    private final List<GoalRun> runs;
    private final Lineage lineage;

    private PlanDepartures(Inputs inputs, List<GoalRun> runs) {
        this.inputs = inputs;
        this.runs = runs;
        this.lineage = new Lineage(inputs.regions());
    }

    /**
     * The plan and every departure from it; null where there is no plan.
     *
     * @param runs of the goals that could be estimated
     */
    static @Nullable PlanDocument of(Inputs inputs, PolicyPlan under, PlanStanding standing, List<GoalRun> runs) {
        EvaluationPlan plan = under.plan();
        PlanAt at = inputs.planAt();
        return plan == null || at == null ? null : new PlanDepartures(inputs, runs).document(plan, standing, at);
    }

    private PlanDocument document(EvaluationPlan plan, PlanStanding standing, PlanAt at) {
        Map<String, String> lastPeriods = new HashMap<>();
        Map<String, Controls> done = new HashMap<>();
        runs.forEach(run -> {
            Panel panel = run.panel().panel();
            lastPeriods.put(run.series(), panel.period(panel.periodCount() - 1));
            done.put(run.series(), controls(run));
        });
        Conduct conduct = new Conduct(
                at.asOf(), standing, runs.stream().map(run -> done(run, done)).toList(), lastPeriods);
        EvaluationPlan byUnit = new EvaluationPlan(
                plan.version(),
                plan.sealedAt(),
                plan.goals().stream().map(goal -> byUnit(goal, done)).toList(),
                plan.readings());
        return PlanDocument.of(plan, standing, Departures.of(byUnit, conduct));
    }

    private GoalSpecification done(GoalRun run, Map<String, Controls> controls) {
        Goal goal = run.goal();
        PolicyText.@Nullable Window window =
                run.panel().under().window(inputs.policy().policy());
        return new GoalSpecification(
                goal.indicator(),
                PlanReading.sector(GoalSectors.name(goal)),
                run.panel().transform().name(),
                run.effect().method(),
                controls.getOrDefault(run.series(), Controls.ALL),
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                run.panel().under().smallestEffect(goal),
                PlanReading.number(goal.weight()));
    }

    /** Those compared with, and those left out though they have values: by the guard, for gaps, for want of a weight. */
    private static Controls controls(GoalRun run) {
        Set<String> used = new HashSet<>(run.effect().controlUnits());
        Set<String> left = new TreeSet<>();
        Panel all = run.panel().guard().all();
        if (!used.isEmpty()) {
            for (int u = 0; u < all.unitCount(); u++) {
                if (all.neverTreated(u)) {
                    left.add(all.unit(u));
                }
            }
            run.effect().unitsDropped().stream().map(DroppedUnit::unit).forEach(left::add);
            left.removeAll(used);
            left.removeAll(run.effect().treatedUnits());
        }
        return new Controls(List.copyOf(used), List.copyOf(left));
    }

    /** Whoever names a region names its parts: the plan's regions as the units that they stand for. */
    private GoalSpecification byUnit(GoalSpecification planned, Map<String, Controls> controls) {
        Controls done = controls.get(planned.series());
        Controls named = planned.controls();
        if (done == null || (named.units() == null && named.excluded().isEmpty())) {
            return planned;
        }
        Set<String> there = new TreeSet<>(done.excluded());
        there.addAll(done.units() == null ? List.of() : done.units());
        return new GoalSpecification(
                planned.indicator(),
                planned.sector(),
                planned.transform(),
                planned.method(),
                new Controls(
                        named.units() == null ? null : units(named.units(), there), units(named.excluded(), there)),
                planned.windowFrom(),
                planned.windowTo(),
                planned.smallestEffect(),
                planned.weight());
    }

    /** One that stands for no unit stays as it is named, and so is missing. */
    private List<String> units(List<String> named, Set<String> there) {
        Set<String> units = new TreeSet<>();
        for (String code : named) {
            List<String> parts = there.stream()
                    .filter(unit -> lineage.upwards(unit).contains(code))
                    .toList();
            units.addAll(parts.isEmpty() ? List.of(code) : parts);
        }
        return List.copyOf(units);
    }
}
