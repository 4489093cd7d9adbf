package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * When the units of a panel were under other policies with a goal on the same indicator.
 *
 * @param common what was in force in all units of the panel alike, when there are several
 * @param byUnit all else, by unit
 */
record Overlaps(List<Span> common, SortedMap<String, List<Span>> byUnit) {
    private static final Comparator<Span> EARLIEST_FIRST =
            Comparator.comparingInt(Span::first).thenComparingInt(Span::last).thenComparing(Span::policy);

    /**
     * Periods in which a policy was in force.
     *
     * @param first index of the first in the panel
     * @param last index of the last
     * @param part whether a part of the unit only was covered
     */
    record Span(String policy, int first, int last, boolean part) {}

    /** In the panel's periods; a unit is under a policy that covers it, what it is a part of, or in part a part of it. */
    static Overlaps of(List<OtherPolicy> others, Panel panel, Lineage lineage) {
        CoveredPeriods periods =
                new CoveredPeriods(panel.periods().stream().map(Period::parse).toList());
        Map<String, Set<String>> unitsWithin = new HashMap<>();
        for (String unit : panel.units()) {
            lineage.upwards(unit).forEach(region -> unitsWithin
                    .computeIfAbsent(region, r -> new TreeSet<>())
                    .add(unit));
        }
        List<Span> common = new ArrayList<>();
        SortedMap<String, List<Span>> byUnit = new TreeMap<>();
        for (OtherPolicy other : others) {
            SortedMap<String, Span> spans = spans(other, periods, unitsWithin, lineage, panel);
            Set<Span> different = new HashSet<>(spans.values());
            boolean everywhere = spans.size() == panel.unitCount() && panel.unitCount() > 1;
            if (everywhere && different.size() == 1) {
                common.addAll(different);
            } else {
                spans.forEach((unit, span) ->
                        byUnit.computeIfAbsent(unit, u -> new ArrayList<>()).add(span));
            }
        }
        common.sort(EARLIEST_FIRST);
        byUnit.values().forEach(of -> of.sort(EARLIEST_FIRST));
        return new Overlaps(common, byUnit);
    }

    private static SortedMap<String, Span> spans(
            OtherPolicy other,
            CoveredPeriods periods,
            Map<String, Set<String>> unitsWithin,
            Lineage lineage,
            Panel panel) {
        SortedMap<String, Span> spans = new TreeMap<>();
        for (Coverage covered : other.coverage()) {
            int first = periods.first(covered.from());
            int last = periods.last(covered.to());
            if (first <= last) {
                unitsWithin
                        .getOrDefault(covered.region(), Set.of())
                        .forEach(unit ->
                                spans.merge(unit, new Span(other.code(), first, last, false), Overlaps::together));
                lineage.upwards(covered.region()).stream()
                        .filter(whole -> !whole.equals(covered.region()) && panel.indexOf(whole) >= 0)
                        .forEach(whole ->
                                spans.merge(whole, new Span(other.code(), first, last, true), Overlaps::together));
            }
        }
        return spans;
    }

    /** Several parts of one unit, or it and a part of it: from the first to the last, wholly if ever. */
    private static Span together(Span one, Span other) {
        return new Span(
                one.policy(),
                Math.min(one.first(), other.first()),
                Math.max(one.last(), other.last()),
                one.part() && other.part());
    }

    /** Which of a panel's periods lie within a coverage; of a thousand policies many begin on the same day. */
    private static final class CoveredPeriods {
        private final List<Period> periods;
        private final Map<String, Integer> firsts = new HashMap<>();
        private final Map<String, Integer> lasts = new HashMap<>();

        CoveredPeriods(List<Period> periods) {
            this.periods = periods;
        }

        /** As many as there are where none is. */
        int first(String from) {
            return firsts.computeIfAbsent(from, this::firstFrom);
        }

        private int firstFrom(String from) {
            LocalDate day = Period.parse(from).first();
            for (int t = 0; t < periods.size(); t++) {
                if (TreatmentStart.isTreated(periods.get(t), day)) {
                    return t;
                }
            }
            return periods.size();
        }

        /** As for the policy's own coverage, periods on or after its end are not under it any more; −1 where none is. */
        int last(@Nullable String to) {
            return to == null ? periods.size() - 1 : lasts.computeIfAbsent(to, this::lastBefore);
        }

        private int lastBefore(String to) {
            LocalDate end = Period.parse(to).first();
            int last = -1;
            for (int t = 0; t < periods.size(); t++) {
                last = periods.get(t).first().isBefore(end) ? t : last;
            }
            return last;
        }
    }

    /** What tells it from another; the text of records takes long where a thousand policies are beside each of a thousand. */
    String identity() {
        StringBuilder text = new StringBuilder();
        append(text, common);
        byUnit.forEach((unit, spans) -> append(text.append(unit).append('\n'), spans));
        return text.toString();
    }

    private static void append(StringBuilder text, List<Span> spans) {
        for (Span span : spans) {
            text.append(span.policy())
                    .append(' ')
                    .append(span.first())
                    .append(' ')
                    .append(span.last())
                    .append(span.part() ? " in part\n" : "\n");
        }
        text.append('\n');
    }

    /** Whether the unit was under another policy, wholly or in part, that not all units were under alike. */
    boolean touches(String unit) {
        return byUnit.containsKey(unit);
    }

    /** Whether it was wholly under one. */
    boolean covers(String unit) {
        return byUnit.getOrDefault(unit, List.of()).stream().anyMatch(span -> !span.part());
    }
}
