package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.diagnostic.PartialPeriods.PartialPeriod;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The panel of one goal: covered regions and those they are compared with, transformed and cut to the policy's window.
 *
 * @param panel with the transformed outcome
 * @param treatedFrom the first period in which a covered region becomes treated
 * @param starts the first days of the coverages, earliest first
 * @param values what the panel was made of, and what was left out
 */
record GoalPanel(
        Panel panel,
        IndicatorV1 indicator,
        Transform transform,
        String treatedFrom,
        SortedSet<LocalDate> starts,
        GoalValues values) {

    /** @throws NotEvaluableException naming the code that is not defined or the data that are missing */
    static GoalPanel of(Inputs inputs, Goal goal) throws NotEvaluableException {
        String field = field(inputs, goal);
        IndicatorV1 indicator = definedIndicator(inputs, goal, field);
        requireDefinedCodes(inputs, goal, field);
        Transform transform = goal.transform() == null ? Transform.LEVEL : goal.transform();
        Series series = inputs.series().getOrDefault(goal, new Series(null, List.of()));
        Set<String> withData = new HashSet<>();
        series.values().forEach(value -> withData.add(value.region()));
        Units units = Units.of(inputs, withData, field);
        GoalValues values =
                GoalValues.of(series, units, inputs.policy().policy(), indicator.frequency(), transform, field);
        if (values.values().isEmpty()) {
            throw missing(field, "no period of the window has data", "窗口期内没有数据");
        }
        return assembled(indicator, transform, units, values, field);
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
            IndicatorV1 indicator, Transform transform, Units units, GoalValues values, String field)
            throws NotEvaluableException {
        List<Period> periods = List.copyOf(values.values().keySet());
        PanelBuilder builder =
                Panel.builder(periods.stream().map(Period::toString).toList());
        values.values()
                .forEach((period, of) ->
                        of.forEach((region, value) -> builder.observe(region, period.toString(), value)));
        SortedSet<LocalDate> starts = new TreeSet<>();
        SortedSet<Period> cohorts = new TreeSet<>();
        for (Map.Entry<String, Coverage> unit : units.treated().entrySet()) {
            LocalDate from = Period.parse(unit.getValue().from()).first();
            Optional<Period> first = periods.stream()
                    .filter(period -> TreatmentStart.isTreated(period, from))
                    .findFirst();
            if (first.isPresent()) {
                builder.treatedFrom(unit.getKey(), first.get().toString());
                starts.add(from);
                cohorts.add(first.get());
            }
        }
        if (cohorts.isEmpty()) {
            throw missing(field, "no period after the policy's start has data yet", "政策开始之后尚无数据");
        }
        // Regions treated throughout do not say when the policy began, unless there are only such.
        if (cohorts.size() > 1) {
            cohorts.remove(periods.get(0));
        }
        return new GoalPanel(
                builder.build(), indicator, transform, cohorts.first().toString(), starts, values);
    }

    private static IndicatorV1 definedIndicator(Inputs inputs, Goal goal, String field) throws NotEvaluableException {
        @Nullable IndicatorV1 indicator = inputs.indicators().get(goal.indicator());
        if (indicator == null) {
            throw undefined(field, "indicator", "指标", goal.indicator());
        }
        return indicator;
    }

    private static void requireDefinedCodes(Inputs inputs, Goal goal, String field) throws NotEvaluableException {
        String sector = goal.sector() == null ? Codes.ALL_SECTORS : goal.sector();
        if (!inputs.sectors().contains(sector)) {
            throw undefined(field, "sector", "行业", sector);
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
