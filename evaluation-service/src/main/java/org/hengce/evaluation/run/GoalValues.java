package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.jspecify.annotations.Nullable;

/**
 * A goal's values by period in time's order, transformed and cut to the window, with what was cut away.
 *
 * @param values by period, then region; means over the sectors where the goal lists several
 * @param sectors what they are the means of, before the cut
 * @param incomplete regions in a sector that lack values that they have in another, as {@link SectorUnit} names them
 * @param unfinished the last periods of the data, for which too few regions have reported yet
 * @param ended by region, the first period that was left out because the region's coverage had ended
 */
record GoalValues(
        SortedMap<Period, SortedMap<String, Double>> values,
        SectorValues sectors,
        SortedSet<String> incomplete,
        List<Period> unfinished,
        SortedMap<String, Period> ended) {
    /** So many regions beside the covered ones are waited for, or all if there are fewer. */
    private static final int WAITED_FOR = 5;

    /**
     * The values that a panel is made of.
     *
     * @param sectors of the goal, each of which has values
     * @param window that it is cut to; null for all periods
     * @throws NotEvaluableException if a value cannot be transformed
     */
    static GoalValues of(
            Series series,
            List<String> sectors,
            Units units,
            PolicyText.@Nullable Window window,
            Frequency frequency,
            Transform transform,
            String field)
            throws NotEvaluableException {
        SortedMap<String, SortedMap<Period, SortedMap<String, Double>>> values = new TreeMap<>();
        sectors.forEach(sector -> values.put(sector, new TreeMap<>()));
        Map<String, Period> periods = new HashMap<>(); // few, each of many regions
        for (Series.Value value : series.values()) {
            Period period = periods.computeIfAbsent(value.period(), Period::parse);
            boolean unit = units.treated().containsKey(value.region())
                    || units.compared().contains(value.region());
            SortedMap<Period, SortedMap<String, Double>> of = values.get(value.sector());
            if (of != null && unit && period.frequency() == frequency) {
                of.computeIfAbsent(period, p -> new TreeMap<>()).put(value.region(), value.value());
            }
        }
        // Before the cut, since the growth in the window's first period is that since the period before it.
        // Before the mean, since a mean of logarithms is not the logarithm of a mean.
        Transformation transformation = new Transformation(transform, field);
        for (Map.Entry<String, SortedMap<Period, SortedMap<String, Double>>> sector : values.entrySet()) {
            sector.setValue(transformation.apply(sector.getValue()));
        }
        SectorValues bySector = values.size() > 1 ? new SectorValues(values) : SectorValues.NONE;
        SortedMap<Period, SortedMap<String, Double>> cut = bySector.several()
                ? bySector.means()
                : values.values().iterator().next();
        cut.keySet().removeIf(period -> !inWindow(period, window));
        SortedMap<String, Period> ended = cutEndedCoverage(cut, units);
        cut.values().removeIf(Map::isEmpty);
        List<Period> unfinished = cutUnfinished(cut, units);
        return new GoalValues(cut, bySector, bySector.incomplete(cut.keySet()), unfinished, ended);
    }

    /** Regions that have values but no mean: their lack of a sector is a gap in every period, and counted as such. */
    SortedSet<String> withoutMean() {
        SortedSet<String> regions = sectors.regions(values.keySet());
        values.values().forEach(of -> regions.removeAll(of.keySet()));
        return regions;
    }

    private static boolean inWindow(Period period, PolicyText.@Nullable Window window) {
        if (window == null) {
            return true;
        }
        return (window.from() == null
                        || !period.first().isBefore(Period.parse(window.from()).first()))
                && (window.to() == null
                        || !period.last().isAfter(Period.parse(window.to()).last()));
    }

    /** Periods on or after the end of a coverage say nothing of its effect: they are cut for the region concerned. */
    private static SortedMap<String, Period> cutEndedCoverage(
            SortedMap<Period, SortedMap<String, Double>> values, Units units) {
        SortedMap<String, Period> ended = new TreeMap<>();
        Set<LocalDate> ends = new HashSet<>();
        for (Map.Entry<String, Coverage> unit : units.treated().entrySet()) {
            String to = unit.getValue().to();
            LocalDate end = to == null ? LocalDate.MAX : Period.parse(to).first();
            ends.add(end);
            for (Map.Entry<Period, SortedMap<String, Double>> period : values.entrySet()) {
                if (!period.getKey().last().isBefore(end) && period.getValue().remove(unit.getKey()) != null) {
                    ended.putIfAbsent(unit.getKey(), period.getKey());
                }
            }
        }
        if (ends.size() == 1) {
            // All ended at once: periods without any covered region are no part of the comparison.
            LocalDate end = ends.iterator().next();
            values.keySet().removeIf(period -> !period.last().isBefore(end));
        }
        return ended;
    }

    /**
     * Takes away the last periods as long as a covered region or all but a few of the others have not reported: one early
     * value would otherwise make a gap of every region that comes later. Gaps further back stay gaps.
     */
    private static List<Period> cutUnfinished(SortedMap<Period, SortedMap<String, Double>> values, Units units) {
        Set<String> reporting = new TreeSet<>();
        values.values().forEach(of -> reporting.addAll(of.keySet()));
        Set<String> covered = new HashSet<>(reporting);
        covered.retainAll(units.treated().keySet());
        int others = reporting.size() - covered.size();
        List<Period> cut = new ArrayList<>();
        List<Period> latestFirst = new ArrayList<>(values.keySet());
        Collections.reverse(latestFirst);
        for (Period period : latestFirst) {
            Set<String> reported =
                    values.getOrDefault(period, Collections.emptySortedMap()).keySet();
            // A region whose coverage has ended reports no more.
            Set<String> expected = new HashSet<>(covered);
            expected.removeIf(region -> ends(units, region, period));
            long reportedOthers = reported.stream()
                    .filter(region -> !covered.contains(region))
                    .count();
            if (reported.containsAll(expected) && reportedOthers >= Math.min(WAITED_FOR, others)) {
                break;
            }
            values.remove(period);
            cut.add(0, period);
        }
        return List.copyOf(cut);
    }

    private static boolean ends(Units units, String region, Period period) {
        Coverage coverage = units.treated().get(region);
        String to = coverage == null ? null : coverage.to();
        return to != null && !period.last().isBefore(Period.parse(to).first());
    }
}
