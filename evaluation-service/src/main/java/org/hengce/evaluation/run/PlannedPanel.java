package org.hengce.evaluation.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The past of the regions that a policy not launched yet would cover, and of those that it would be compared with: what the
 * panel of its first goal would be, up to its start.
 *
 * @param panel in which nobody is treated
 * @param treated codes of the units that would be: the regions, or their parts where only those have data
 * @param vintage up to which the indicator's values were read
 */
public record PlannedPanel(Panel panel, List<String> treated, Instant vintage) {
    /** A launch so many years after the last value is too far away for the past to say anything of it. */
    private static final int YEARS_AHEAD = 10;

    private static final String FIELD = "effects[0]";

    /** Copies the list. */
    public PlannedPanel {
        treated = List.copyOf(treated);
    }

    /**
     * The panel of a policy whose first goal's indicator, sectors and regions are all known.
     *
     * @throws NotEvaluableException naming what the data lack
     */
    public static PlannedPanel of(Inputs inputs) throws NotEvaluableException {
        Goal goal = inputs.policy().policy().goals().get(0);
        Series series = inputs.series().getOrDefault(goal, new Series(null, List.of()));
        @Nullable Instant vintage = series.vintage();
        if (vintage == null || series.values().isEmpty()) {
            throw missing("the indicator has no values that you may read", "该指标没有您可查看的数据");
        }
        PolicyText policy = inputs.policy().policy();
        List<String> sectors = GoalSectors.of(goal);
        GoalPanel.requireValues(series, sectors, FIELD);
        Units units = Units.of(inputs, series.regions(sectors), policy.comparison(), FIELD);
        SortedMap<Period, SortedMap<String, Double>> values = GoalValues.of(
                        series,
                        sectors,
                        units,
                        policy.window(),
                        GoalPanel.definedIndicator(inputs, goal, FIELD).frequency(),
                        Transform.LEVEL,
                        FIELD)
                .values();
        return untilStart(units, values, vintage);
    }

    private static PlannedPanel untilStart(
            Units units, SortedMap<Period, SortedMap<String, Double>> values, Instant vintage)
            throws NotEvaluableException {
        LocalDate start = Period.parse(start(units)).first();
        if (values.isEmpty()) {
            throw missing("no period has values of these regions", "没有任何时期有这些地区的数据");
        }
        Period last = values.lastKey();
        if (start.isAfter(last.last().plusYears(YEARS_AHEAD))) {
            throw missing(
                    "the values end with %s, more than %d years before the start; the past says nothing of that time"
                            .formatted(last, YEARS_AHEAD),
                    "数据止于 %s，早于开始时间 %d 年以上；过去的数据无法说明那时的情况".formatted(last, YEARS_AHEAD));
        }
        List<Period> past = values.keySet().stream()
                .filter(period -> !TreatmentStart.isTreated(period, start))
                .toList();
        if (past.size() < 2) {
            throw missing(
                    "the values begin with %s, so that %d of their periods lie before the start; at least 2 are needed"
                            .formatted(values.firstKey(), past.size()),
                    "数据始于 %s，开始时间之前只有 %d 期；至少需要 2 期".formatted(values.firstKey(), past.size()));
        }
        PanelBuilder builder = Panel.builder(past.stream().map(Period::toString).toList());
        Set<String> silent = new TreeSet<>(units.treated().keySet());
        for (Period period : past) {
            for (Map.Entry<String, Double> value :
                    values.getOrDefault(period, new TreeMap<>()).entrySet()) {
                builder.observe(value.getKey(), period.toString(), value.getValue());
                silent.remove(value.getKey());
            }
        }
        if (!silent.isEmpty()) {
            String without = String.join(", ", silent.stream().limit(10).toList());
            throw missing("no values before the start that you may read: " + without, "开始时间之前没有您可查看数据的地区：" + without);
        }
        return new PlannedPanel(builder.build(), List.copyOf(units.treated().keySet()), vintage);
    }

    /** All begin together. */
    private static String start(Units units) {
        Coverage any = units.treated().values().iterator().next();
        return any.from();
    }

    private static NotEvaluableException missing(String en, String zh) {
        return new NotEvaluableException(FIELD, "NOT_ENOUGH_DATA", en, zh);
    }
}
