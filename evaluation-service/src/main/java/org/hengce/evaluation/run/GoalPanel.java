package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Level;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The panel of one goal: covered regions and those they are compared with, cut to the policy's window.
 *
 * @param treatedFrom the first period in which a covered region counts as treated
 * @param periodsCut the last periods of the data, for which too few regions have reported yet
 */
record GoalPanel(Panel panel, IndicatorV1 indicator, String treatedFrom, List<String> periodsCut) {

    /** @throws NotEvaluableException naming the code that is not defined or the data that are missing */
    static GoalPanel of(Inputs inputs, Goal goal) throws NotEvaluableException {
        return new Assembly(inputs, goal).panel();
    }

    private static final class Assembly {
        private final Inputs inputs;
        private final Goal goal;
        private final PolicyText policy;
        private final String field;

        Assembly(Inputs inputs, Goal goal) {
            this.inputs = inputs;
            this.goal = goal;
            this.policy = inputs.policy().policy();
            this.field = "effects[%d]".formatted(policy.goals().indexOf(goal));
        }

        GoalPanel panel() throws NotEvaluableException {
            IndicatorV1 indicator = definedIndicator();
            requireDefinedCodes();
            Set<String> units = units(coverageLevel());
            SortedMap<Period, List<Series.Value>> byPeriod = valuesInWindow(indicator, units);
            List<String> periodsCut = cutUnfinishedPeriods(byPeriod);
            if (byPeriod.isEmpty()) {
                throw missing("no period of the window has data", "窗口期内没有数据");
            }
            PanelBuilder builder = Panel.builder(
                    byPeriod.keySet().stream().map(Period::toString).toList());
            byPeriod.forEach(
                    (period, values) -> values.forEach(v -> builder.observe(v.region(), v.period(), v.value())));
            @Nullable Period earliest = null;
            for (Coverage covered : policy.coverage()) {
                LocalDate from = Period.parse(covered.from()).first();
                for (Period period : byPeriod.keySet()) {
                    if (TreatmentStart.isTreated(period, from)) {
                        builder.treatedFrom(covered.region(), period.toString());
                        earliest = earliest == null || period.compareTo(earliest) < 0 ? period : earliest;
                        break;
                    }
                }
            }
            if (earliest == null) {
                throw missing("no period after the policy's start has data yet", "政策开始之后尚无数据");
            }
            return new GoalPanel(builder.build(), indicator, earliest.toString(), periodsCut);
        }

        /**
         * Takes away the last periods as long as a covered region or all but a few of the others have not reported: one early value
         * would otherwise make a gap of every region that comes later. Gaps further back stay gaps.
         */
        private List<String> cutUnfinishedPeriods(SortedMap<Period, List<Series.Value>> byPeriod) {
            Set<String> reporting = new HashSet<>();
            byPeriod.values().forEach(values -> values.forEach(value -> reporting.add(value.region())));
            Set<String> covered = new HashSet<>();
            policy.coverage().forEach(c -> covered.add(c.region()));
            covered.retainAll(reporting);
            int needed = covered.size() + Math.min(MethodChoice.DONORS_NEEDED, reporting.size() - covered.size());
            List<String> cut = new ArrayList<>();
            List<Period> latestFirst = new ArrayList<>(byPeriod.keySet());
            Collections.reverse(latestFirst);
            for (Period period : latestFirst) {
                if (isFinished(byPeriod.getOrDefault(period, List.of()), covered, needed)) {
                    break;
                }
                byPeriod.remove(period);
                cut.add(0, period.toString());
            }
            return List.copyOf(cut);
        }

        private static boolean isFinished(List<Series.Value> values, Set<String> covered, int needed) {
            Set<String> reported = new HashSet<>();
            values.forEach(value -> reported.add(value.region()));
            return reported.containsAll(covered) && reported.size() >= needed;
        }

        private IndicatorV1 definedIndicator() throws NotEvaluableException {
            @Nullable IndicatorV1 indicator = inputs.indicators().get(goal.indicator());
            if (indicator == null) {
                throw undefined("indicator", "指标", goal.indicator());
            }
            Transform transform = goal.transform() == null ? Transform.LEVEL : goal.transform();
            if (transform != Transform.LEVEL) {
                throw new NotEvaluableException(
                        field,
                        "NOT_TESTABLE",
                        "the transform %s is not computed yet; LEVEL is".formatted(transform),
                        "尚不支持变换 %s；目前支持 LEVEL".formatted(transform));
            }
            return indicator;
        }

        private void requireDefinedCodes() throws NotEvaluableException {
            String sector = goal.sector() == null ? Codes.ALL_SECTORS : goal.sector();
            if (!inputs.sectors().contains(sector)) {
                throw undefined("sector", "行业", sector);
            }
            for (Coverage covered : policy.coverage()) {
                if (!inputs.regions().containsKey(covered.region())) {
                    throw undefined("region", "地区", covered.region());
                }
            }
        }

        private NotEvaluableException undefined(String what, String zh, String code) {
            return new NotEvaluableException(
                    field,
                    PolicyRun.UNKNOWN_CODE,
                    "the %s '%s' is not defined; register it".formatted(what, code),
                    "%s“%s”尚未定义；请先登记".formatted(zh, code));
        }

        private NotEvaluableException missing(String en, String zh) {
            return new NotEvaluableException(field, "NOT_ENOUGH_DATA", en, zh);
        }

        private Level coverageLevel() throws NotEvaluableException {
            Set<Level> levels = new HashSet<>();
            for (Coverage covered : policy.coverage()) {
                levels.add(region(covered.region()).level());
            }
            if (levels.size() > 1) {
                throw new NotEvaluableException(
                        field,
                        "PARTIAL_COVERAGE",
                        "the covered regions are of several levels %s; cover one level".formatted(levels),
                        "覆盖地区属于多个层级 %s；请只覆盖一个层级".formatted(levels));
            }
            return levels.iterator().next();
        }

        private RegionV1 region(String code) {
            RegionV1 region = inputs.regions().get(code);
            if (region == null) {
                throw new IllegalStateException("checked before: " + code);
            }
            return region;
        }

        /** Covered regions and, of the same level, those that may serve as comparison; aggregates are of another level. */
        private Set<String> units(Level level) {
            Set<String> units = new TreeSet<>();
            PolicyText.@Nullable Comparison comparison = policy.comparison();
            for (RegionV1 region : inputs.regions().values()) {
                boolean offered = comparison == null
                        || comparison.regions() == null
                        || comparison.regions().contains(region.code());
                boolean excluded = comparison != null && comparison.excluded().contains(region.code());
                if (region.level() == level && offered && !excluded) {
                    units.add(region.code());
                }
            }
            policy.coverage().forEach(covered -> units.add(covered.region()));
            return units;
        }

        /** By period in time's order; only periods of the indicator's frequency within the window and the coverage. */
        private SortedMap<Period, List<Series.Value>> valuesInWindow(IndicatorV1 indicator, Set<String> units) {
            PolicyText.@Nullable Window window = policy.window();
            @Nullable Period from = window == null || window.from() == null ? null : Period.parse(window.from());
            @Nullable Period to = window == null || window.to() == null ? null : Period.parse(window.to());
            @Nullable LocalDate end = earliestEndOfCoverage();
            SortedMap<Period, List<Series.Value>> byPeriod = new TreeMap<>();
            Series series = inputs.series().getOrDefault(goal, new Series(null, List.of()));
            for (Series.Value value : series.values()) {
                Period period = Period.parse(value.period());
                boolean inWindow = (from == null || !period.first().isBefore(from.first()))
                        && (to == null || !period.last().isAfter(to.last()))
                        && (end == null || period.last().isBefore(end));
                if (inWindow && period.frequency() == indicator.frequency() && units.contains(value.region())) {
                    byPeriod.computeIfAbsent(period, p -> new ArrayList<>()).add(value);
                }
            }
            return byPeriod;
        }

        /** Periods on or after the end of a coverage say nothing of its effect. */
        private @Nullable LocalDate earliestEndOfCoverage() {
            return policy.coverage().stream()
                    .filter(covered -> covered.to() != null)
                    .map(covered -> Period.parse(covered.to()).first())
                    .min(LocalDate::compareTo)
                    .orElse(null);
        }
    }
}
