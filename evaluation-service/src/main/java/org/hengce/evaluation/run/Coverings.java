package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.evaluation.run.Overlaps.Span;
import org.hengce.kit.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * When the units of a panel were under the policies of a register with a goal on its indicator: the same for every panel of
 * these units and periods, whichever policy it is of, so that it is found once where a thousand policies are beside each of a
 * thousand.
 */
final class Coverings {
    private static final Comparator<Extent> EARLIEST_FIRST = Comparator.comparingInt(Extent::first)
            .thenComparingInt(Extent::last)
            .thenComparing(Extent::part);

    /**
     * The periods in which a policy covered a unit.
     *
     * @param first index of the first in the panel
     * @param last index of the last
     * @param part whether a part of the unit only was covered
     */
    private record Extent(int first, int last, boolean part) {}

    /**
     * Policies that covered the same units in the same periods.
     *
     * @param everywhere whether these are all units of the panel alike, and there are several
     */
    private record Covering(SortedMap<String, Extent> units, List<String> policies, boolean everywhere, String text) {}

    private final List<Covering> different;
    private final Map<String, Covering> byPolicy = new HashMap<>();
    private final Overlaps everybody;
    private final String sha256;

    private Coverings(List<Covering> different) {
        this.different = different;
        different.forEach(covering -> covering.policies().forEach(policy -> byPolicy.put(policy, covering)));
        StringBuilder named = new StringBuilder();
        different.forEach(covering ->
                named.append(covering.text()).append(covering.policies()).append('\n'));
        sha256 = Sha256.hex(named.toString());
        everybody = spans(sha256);
    }

    /** Of policies in the order of their codes. */
    static Coverings of(List<OtherPolicy> policies, List<String> units, List<String> periods, Lineage lineage) {
        CoveredPeriods covered =
                new CoveredPeriods(periods.stream().map(Period::parse).toList());
        Set<String> known = new HashSet<>(units);
        Map<String, Set<String>> unitsWithin = new HashMap<>();
        for (String unit : units) {
            lineage.upwards(unit).forEach(region -> unitsWithin
                    .computeIfAbsent(region, r -> new TreeSet<>())
                    .add(unit));
        }
        Map<SortedMap<String, Extent>, List<String>> same = new HashMap<>();
        for (OtherPolicy policy : policies) {
            SortedMap<String, Extent> extents = extents(policy, covered, unitsWithin, lineage, known);
            if (!extents.isEmpty()) {
                same.computeIfAbsent(extents, e -> new ArrayList<>()).add(policy.code());
            }
        }
        List<Covering> different = new ArrayList<>();
        same.forEach((extents, codes) -> {
            boolean everywhere =
                    units.size() > 1 && extents.size() == units.size() && new HashSet<>(extents.values()).size() == 1;
            different.add(new Covering(extents, List.copyOf(codes), everywhere, text(extents)));
        });
        different.sort(Comparator.comparing(Covering::text));
        return new Coverings(different);
    }

    private static SortedMap<String, Extent> extents(
            OtherPolicy policy,
            CoveredPeriods periods,
            Map<String, Set<String>> unitsWithin,
            Lineage lineage,
            Set<String> units) {
        SortedMap<String, Extent> extents = new TreeMap<>();
        for (Coverage covered : policy.coverage()) {
            int first = periods.first(covered.from());
            int last = periods.last(covered.to());
            if (first <= last) {
                unitsWithin
                        .getOrDefault(covered.region(), Set.of())
                        .forEach(unit -> extents.merge(unit, new Extent(first, last, false), Coverings::together));
                lineage.upwards(covered.region()).stream()
                        .filter(whole -> !whole.equals(covered.region()) && units.contains(whole))
                        .forEach(whole -> extents.merge(whole, new Extent(first, last, true), Coverings::together));
            }
        }
        return extents;
    }

    /** Several parts of one unit, or it and a part of it: from the first to the last, wholly if ever. */
    private static Extent together(Extent one, Extent other) {
        return new Extent(
                Math.min(one.first(), other.first()), Math.max(one.last(), other.last()), one.part() && other.part());
    }

    private static String text(SortedMap<String, Extent> extents) {
        StringBuilder text = new StringBuilder();
        extents.forEach((unit, extent) -> text.append(unit)
                .append(' ')
                .append(extent.first())
                .append(' ')
                .append(extent.last())
                .append(extent.part() ? " in part\n" : "\n"));
        return text.append('\n').toString();
    }

    /** All of them but one policy's own. */
    Overlaps beside(String policy) {
        Covering own = byPolicy.get(policy);
        if (own == null) {
            return everybody;
        }
        // The hash is of all, its own text among them, by which a policy's evaluations are told apart anyway.
        String identity = sha256 + " beside " + policy;
        String places = own.policies().size() > 1
                ? everybody.places()
                : places(different.stream().filter(covering -> !covering.equals(own)));
        if (own.everywhere()) {
            return new Overlaps(without(everybody.common(), policy), everybody.byUnit(), identity, places);
        }
        SortedMap<String, List<Span>> byUnit = new TreeMap<>(everybody.byUnit());
        own.units()
                .keySet()
                .forEach(unit -> byUnit.computeIfPresent(unit, (u, spans) -> {
                    List<Span> left = without(spans, policy);
                    return left.isEmpty() ? null : left;
                }));
        return new Overlaps(everybody.common(), byUnit, identity, places);
    }

    private static List<Span> without(List<Span> spans, String policy) {
        List<Span> left = new ArrayList<>();
        for (Span span : spans) {
            List<String> others = span.policies().stream()
                    .filter(code -> !code.equals(policy))
                    .toList();
            if (!others.isEmpty()) {
                left.add(new Span(span.first(), span.last(), span.part(), others));
            }
        }
        return List.copyOf(left);
    }

    private Overlaps spans(String identity) {
        SortedMap<Extent, List<String>> common = new TreeMap<>(EARLIEST_FIRST);
        SortedMap<String, SortedMap<Extent, List<String>>> byUnit = new TreeMap<>();
        for (Covering covering : different) {
            if (covering.everywhere()) {
                common.computeIfAbsent(covering.units().values().iterator().next(), e -> new ArrayList<>())
                        .addAll(covering.policies());
            } else {
                covering.units()
                        .forEach((unit, extent) -> byUnit.computeIfAbsent(unit, u -> new TreeMap<>(EARLIEST_FIRST))
                                .computeIfAbsent(extent, e -> new ArrayList<>())
                                .addAll(covering.policies()));
            }
        }
        SortedMap<String, List<Span>> spans = new TreeMap<>();
        byUnit.forEach((unit, of) -> spans.put(unit, spans(of)));
        return new Overlaps(
                spans(common), Collections.unmodifiableSortedMap(spans), identity, places(different.stream()));
    }

    private static List<Span> spans(SortedMap<Extent, List<String>> of) {
        List<Span> spans = new ArrayList<>();
        of.forEach((extent, policies) -> spans.add(new Span(
                extent.first(),
                extent.last(),
                extent.part(),
                policies.stream().sorted().toList())));
        return List.copyOf(spans);
    }

    private static String places(Stream<Covering> coverings) {
        return Sha256.hex(coverings.map(Covering::text).collect(Collectors.joining()));
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
}
