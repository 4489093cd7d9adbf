package org.hengce.indicator.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.hengce.contracts.Period;
import org.jspecify.annotations.Nullable;

/**
 * Wholes that their parts do not make up. Parts count that report at all, are not retired and exist in the period: where one of
 * them has no value, the sum says nothing.
 */
final class Balance {
    private final Map<String, List<Member>> regions;
    private final Map<String, List<Member>> sectors;
    private final double tolerance;
    private final double rounding;
    private final Findings findings;
    private final Set<Series> reporting = new HashSet<>();

    /**
     * @param tolerance by which share of the whole they may differ
     * @param rounding by how much each number may have been rounded
     */
    Balance(
            Map<String, Member> regions,
            Map<String, Member> sectors,
            double tolerance,
            double rounding,
            Findings findings) {
        this.regions = parts(regions);
        this.sectors = parts(sectors);
        this.tolerance = tolerance;
        this.rounding = rounding;
        this.findings = findings;
    }

    /** In the order of codes, in which they are added up: the same numbers give the same sum. */
    private static Map<String, List<Member>> parts(Map<String, Member> members) {
        Map<String, List<Member>> parts = new HashMap<>();
        for (Member member : new TreeMap<>(members).values()) {
            if (member.parent() != null && !member.retired()) {
                parts.computeIfAbsent(member.parent(), whole -> new ArrayList<>())
                        .add(member);
            }
        }
        return parts;
    }

    /** There are values of this series that can be computed with. */
    void reports(Series series) {
        reporting.add(series);
    }

    /** @param values that can be computed with, of one period; to be called once all {@link #reports} are known */
    void check(List<Present> values) {
        if (values.isEmpty()) {
            return;
        }
        Period period = Period.parse(values.get(0).period());
        Map<Series, Present> cells = new HashMap<>();
        values.forEach(present -> cells.put(present.series(), present));
        for (Present whole : values) {
            Series series = whole.series();
            check(
                    Rule.REGION_BALANCE,
                    whole,
                    regions.get(series.region()),
                    code -> new Series(code, series.sector()),
                    period,
                    cells);
            check(
                    Rule.SECTOR_BALANCE,
                    whole,
                    sectors.get(series.sector()),
                    code -> new Series(series.region(), code),
                    period,
                    cells);
        }
    }

    private void check(
            Rule rule,
            Present whole,
            @Nullable List<Member> parts,
            Function<String, Series> at,
            Period period,
            Map<Series, Present> cells) {
        if (parts == null) {
            return;
        }
        int count = 0;
        double sum = 0;
        boolean restricted = whole.restricted();
        for (Member part : parts) {
            Series series = at.apply(part.code());
            if (!reporting.contains(series) || !part.existsIn(period)) {
                continue;
            }
            @Nullable Present cell = cells.get(series);
            if (cell == null) {
                return;
            }
            count++;
            sum += cell.number();
            restricted |= cell.restricted();
        }
        // A share of the whole, and half a unit of the last decimal for each number that was rounded.
        double allowed = tolerance * Math.abs(whole.number()) + rounding * (count + 1);
        if (count > 0 && Math.abs(sum - whole.number()) > allowed) {
            findings.add(new Found(
                    rule,
                    whole.series(),
                    whole.period(),
                    whole.value(),
                    sum - allowed,
                    sum + allowed,
                    null,
                    null,
                    restricted));
        }
    }
}
