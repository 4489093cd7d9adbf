package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * When the units of a panel were under other policies with a goal on the same indicator; a unit is under a policy that covers
 * it, what it is a part of, or in part a part of it.
 *
 * @param common what was in force in all units of the panel alike, when there are several; earliest first
 * @param byUnit all else, by unit; earliest first
 * @param identity what tells it from another of the same policy
 * @param places hash of what was in force where and when, whatever policies these were
 */
record Overlaps(List<Span> common, SortedMap<String, List<Span>> byUnit, String identity, String places) {
    /**
     * Periods in which policies were in force.
     *
     * @param first index of the first in the panel
     * @param last index of the last
     * @param part whether a part of the unit only was covered
     * @param policies codes, at least one, in their order
     */
    record Span(int first, int last, boolean part, List<String> policies) {}

    private record Named(String policy, int first, int last) {}

    /** The policies that were in force in all units alike, earliest first. */
    List<String> commonPolicies() {
        List<Named> named = new ArrayList<>();
        common.forEach(
                span -> span.policies().forEach(policy -> named.add(new Named(policy, span.first(), span.last()))));
        return named.stream()
                .sorted(Comparator.comparingInt(Named::first)
                        .thenComparingInt(Named::last)
                        .thenComparing(Named::policy))
                .map(Named::policy)
                .toList();
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
