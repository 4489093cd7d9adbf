package org.hengce.indicator.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.jspecify.annotations.Nullable;

/** Values that are due and not there: of named regions, all sectors together, or else of every series that has any value. */
final class MissingValues {
    private final DuePeriods due;
    private final @Nullable Set<String> named;
    private final Map<String, Member> regions;
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();

    MissingValues(DuePeriods due, @Nullable List<String> named, Map<String, Member> regions, Findings findings) {
        this.due = due;
        this.named = named == null ? null : new TreeSet<>(named);
        this.regions = regions;
        this.findings = findings;
    }

    /** @param values of one series, in the order of periods; a value that was said to be missing is one of them */
    void check(List<Present> values) {
        Series series = values.get(0).series();
        if (named != null
                && !(named.contains(series.region()) && series.sector().equals(Codes.ALL_SECTORS))) {
            return;
        }
        seen.add(series.region());
        find(series, values);
    }

    /** Looks for named regions that have no values at all. */
    void checkOthers() {
        if (named != null) {
            named.stream()
                    .filter(region -> !seen.contains(region))
                    .forEach(region -> find(new Series(region, Codes.ALL_SECTORS), List.of()));
        }
    }

    private void find(Series series, List<Present> values) {
        Member region = regions.getOrDefault(series.region(), Member.unknown(series.region()));
        int begin = due.firstEndingFrom(region.validFrom());
        int end = due.endBeginningBy(region.validTo());
        if (region.retired() || begin >= end) {
            return;
        }
        // The periods of a frequency sort as their texts do.
        long there = values.stream()
                .map(Present::period)
                .filter(period -> period.compareTo(due.text(begin)) >= 0 && period.compareTo(due.text(end - 1)) <= 0)
                .count();
        long missing = end - begin - there;
        if (missing > 0) {
            findings.count(Rule.MISSING, series.region(), false, missing);
            list(series, values, begin, end);
        }
    }

    private void list(Series series, List<Present> values, int begin, int end) {
        int at = 0;
        for (int place = begin; place < end; place++) {
            String period = due.text(place);
            while (at < values.size() && values.get(at).period().compareTo(period) < 0) {
                at++;
            }
            boolean isThere = at < values.size() && values.get(at).period().equals(period);
            if (!isThere && !findings.list(found(series, period))) {
                return;
            }
        }
    }

    private static Found found(Series series, String period) {
        return new Found(Rule.MISSING, series, period, null, null, null, null, null, false);
    }
}
