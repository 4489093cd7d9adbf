package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.diagnostic.PartialPeriods.PartialPeriod;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The panel of one goal: covered regions and those they are compared with, transformed, cut to the policy's window and
 * guarded against other policies' effects.
 *
 * @param panel with the transformed outcome
 * @param guard what the guard against other policies did
 * @param choice how the method is found
 * @param treatedFrom the first period in which a covered region becomes treated
 * @param starts the first days of the coverages, earliest first
 * @param values what the panel was made of, and what was left out
 * @param weights of the units; null where the goal names no indicator that weights
 * @param marks of the values in the panel
 * @param under how the policy's plan wants the goal to be evaluated
 */
record GoalPanel(
        Panel panel,
        Guard guard,
        PanelChoice choice,
        IndicatorV1 indicator,
        Transform transform,
        String treatedFrom,
        SortedSet<LocalDate> starts,
        GoalValues values,
        @Nullable UnitWeights weights,
        CellMarks marks,
        UnderPlan under) {

    /** @throws NotEvaluableException naming the code that is not defined or the data that are missing */
    static GoalPanel of(Inputs inputs, Goal goal, Specification specification) throws NotEvaluableException {
        String field = field(inputs, goal);
        IndicatorV1 indicator = definedIndicator(inputs, goal, field);
        requireDefinedCodes(inputs, goal, field);
        Transform transform = UnderPlan.transform(goal.transform());
        Series series = inputs.series().getOrDefault(goal, new Series(null, List.of()));
        List<String> sectors = GoalSectors.of(goal);
        requireValues(series, sectors, field);
        UnderPlan under = PolicyPlan.of(inputs).of(GoalRun.series(goal));
        PolicyText policy = inputs.policy().policy();
        Units units = Units.of(inputs, series.regions(sectors), under.comparison(policy), field);
        GoalValues values =
                GoalValues.of(series, sectors, units, under.window(policy), indicator.frequency(), transform, field);
        if (values.values().isEmpty()) {
            throw sectors.size() > 1
                    ? missing(
                            field,
                            "no region has values of all the sectors %s in one period of the window"
                                    .formatted(GoalSectors.name(goal)),
                            "窗口期内没有任何地区在同一时期具有全部行业 %s 的数据".formatted(GoalSectors.name(goal)))
                    : missing(field, "no period of the window has data", "窗口期内没有数据");
        }
        @Nullable
        Series weighting = goal.unitWeight() == null
                ? null
                : inputs.weights().getOrDefault(goal.unitWeight(), new Series(null, List.of()));
        PanelChoice choice = PanelChoice.of(specification, GoalRun.series(goal), indicator, transform, under);
        return assembled(inputs, choice, indicator, transform, units, values, series, weighting, under, field);
    }

    /**
     * What tells the values of a goal's several sectors from others, since these may have the same mean and the effects by
     * sector be other ones; empty where there is one.
     */
    String sectorsIdentity() {
        SectorValues sectors = values.sectors();
        return sectors.several() ? sectors.cells(guard.all()).sha256() : "";
    }

    /** The same with another way to find the method. */
    GoalPanel with(PanelChoice newChoice) {
        return new GoalPanel(
                panel, guard, newChoice, indicator, transform, treatedFrom, starts, values, weights, marks, under);
    }

    /** How reasons name the goal: by its number in the policy. */
    static String field(Inputs inputs, Goal goal) {
        return "effects[%d]".formatted(inputs.policy().policy().goals().indexOf(goal));
    }

    /** Periods of the panel in which a coverage begins elsewhere than on the first day. */
    List<PartialPeriod> partialPeriods() {
        return starts.stream()
                .flatMap(from -> TreatmentStart.partial(values.values().keySet(), from).stream())
                .toList();
    }

    private static GoalPanel assembled(
            Inputs inputs,
            PanelChoice choice,
            IndicatorV1 indicator,
            Transform transform,
            Units units,
            GoalValues values,
            Series series,
            @Nullable Series weighting,
            UnderPlan under,
            String field)
            throws NotEvaluableException {
        List<Period> periods = List.copyOf(values.values().keySet());
        SortedMap<String, Period> cohorts = new TreeMap<>();
        SortedSet<LocalDate> starts = new TreeSet<>();
        for (Map.Entry<String, Coverage> unit : units.treated().entrySet()) {
            LocalDate from = Period.parse(unit.getValue().from()).first();
            periods.stream()
                    .filter(period -> TreatmentStart.isTreated(period, from))
                    .findFirst()
                    .ifPresent(first -> {
                        cohorts.put(unit.getKey(), first);
                        starts.add(from);
                    });
        }
        if (cohorts.isEmpty()) {
            throw missing(field, "no period after the policy's start has data yet", "政策开始之后尚无数据");
        }
        Period treatedFrom = treatedFrom(cohorts, periods.get(0));
        @Nullable UnitWeights weights = null;
        if (weighting != null) {
            Set<String> observed = new HashSet<>(cohorts.keySet());
            values.values().values().forEach(of -> observed.addAll(of.keySet()));
            observed.addAll(values.withoutMean());
            weights = UnitWeights.of(weighting, observed, periods.get(0).first(), treatedFrom.first());
            if (weights.weights().isEmpty()) {
                throw missing(field, "no unit has a weight before the policy's start", "政策开始之前没有任何单位有权重数据");
            }
        }
        Panel all = panel(periods, values, cohorts, weights);
        Guard guard = Guard.of(inputs, indicator.code(), all, choice);
        return new GoalPanel(
                guard.used(),
                guard,
                choice,
                indicator,
                transform,
                treatedFrom.toString(),
                starts,
                values,
                weights,
                CellMarks.of(all, periods, series, transform, weighting, weights),
                under);
    }

    private static Panel panel(
            List<Period> periods, GoalValues values, SortedMap<String, Period> cohorts, @Nullable UnitWeights weights) {
        PanelBuilder builder =
                Panel.builder(periods.stream().map(Period::toString).toList());
        Predicate<String> kept = unit -> weights == null || weights.weights().containsKey(unit);
        values.values().forEach((period, of) -> {
            String name = period.toString();
            of.forEach((region, value) -> {
                if (kept.test(region)) {
                    builder.observe(region, name, value);
                }
            });
        });
        values.withoutMean().stream()
                .filter(kept)
                .forEach(region -> builder.observe(region, periods.get(0).toString(), Double.NaN));
        cohorts.forEach((unit, first) -> {
            if (kept.test(unit)) {
                builder.treatedFrom(unit, first.toString());
            }
        });
        if (weights != null) {
            weights.weights().forEach(builder::weight);
        }
        return builder.build();
    }

    /** The first period in which a unit of a panel becomes treated; empty where none ever does. */
    static String treatedFrom(Panel panel) {
        SortedSet<Integer> cohorts = new TreeSet<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            if (!panel.neverTreated(u)) {
                cohorts.add(panel.firstTreated(u));
            }
        }
        if (cohorts.size() > 1) {
            cohorts.remove(0);
        }
        return cohorts.isEmpty() ? "" : panel.period(cohorts.first());
    }

    /** The earliest; regions treated throughout do not say when the policy began, unless there are only such. */
    private static Period treatedFrom(SortedMap<String, Period> cohorts, Period firstOfAll) {
        SortedSet<Period> different = new TreeSet<>(cohorts.values());
        if (different.size() > 1) {
            different.remove(firstOfAll);
        }
        return different.first();
    }

    static IndicatorV1 definedIndicator(Inputs inputs, Goal goal, String field) throws NotEvaluableException {
        @Nullable IndicatorV1 indicator = inputs.indicators().get(goal.indicator());
        if (indicator == null) {
            throw undefined(field, "indicator", "指标", goal.indicator());
        }
        return indicator;
    }

    /** Of a sector alone that lacks them it is said later, in words that do not need its name. */
    static void requireValues(Series series, List<String> sectors, String field) throws NotEvaluableException {
        Set<String> there = new HashSet<>();
        series.values().forEach(value -> there.add(value.sector()));
        List<String> without =
                sectors.stream().filter(sector -> !there.contains(sector)).toList();
        if (sectors.size() > 1 && !without.isEmpty()) {
            String named = String.join(", ", without);
            throw missing(
                    field,
                    "no region has values of these of the goal's sectors: %s".formatted(named),
                    "目标所列行业中，下列行业没有任何地区的数据：" + named);
        }
    }

    private static void requireDefinedCodes(Inputs inputs, Goal goal, String field) throws NotEvaluableException {
        List<String> sectors = GoalSectors.of(goal);
        for (String sector : sectors) {
            if (!inputs.sectors().contains(sector)) {
                throw undefined(field, "sector", "行业", sector);
            }
        }
        if (sectors.size() > 1 && sectors.contains(Codes.ALL_SECTORS)) {
            throw new NotEvaluableException(
                    field,
                    "NOT_TESTABLE",
                    "'_T' is all sectors together and cannot be one of several; take it out of the goal's list",
                    "“_T”表示全部行业合计，不能与其他行业并列；请从目标所列行业中删除");
        }
        if (goal.unitWeight() != null && !inputs.indicators().containsKey(goal.unitWeight())) {
            throw undefined(field, "indicator", "指标", goal.unitWeight());
        }
        for (Coverage covered : inputs.policy().policy().coverage()) {
            if (!inputs.regions().containsKey(covered.region())) {
                throw undefined(field, "region", "地区", covered.region());
            }
        }
    }

    private static NotEvaluableException undefined(String field, String what, String zh, String code) {
        return new NotEvaluableException(
                field,
                PolicyRun.UNKNOWN_CODE,
                "the %s '%s' is not defined; register it".formatted(what, code),
                "%s“%s”尚未定义；请先登记".formatted(zh, code));
    }

    private static NotEvaluableException missing(String field, String en, String zh) {
        return new NotEvaluableException(field, "NOT_ENOUGH_DATA", en, zh);
    }
}
