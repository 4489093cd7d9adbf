package org.hengce.indicator.quality;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** All that was found, counted; and of each rule the first, in the order of region, sector and period. */
final class Findings {
    /** So many findings of a rule are listed. */
    static final int LISTED = 10_000;

    private static final Comparator<Found> ORDER = Comparator.comparing(
                    (Found found) -> found.series().region())
            .thenComparing(found -> found.series().sector())
            .thenComparing(Found::period);
    private static final int BATCH = 1_000;

    private final Map<Counted, Long> counts = new HashMap<>();
    /** The last of those that are kept is at the head, to be the first that gives way. */
    private final Map<Rule, PriorityQueue<Found>> listed = new EnumMap<>(Rule.class);

    /** What decides who may know of a finding. */
    private record Counted(Rule rule, String region, boolean restricted) {}

    void add(Found found) {
        count(found.rule(), found.series().region(), found.restricted(), 1);
        list(found);
    }

    void count(Rule rule, String region, boolean restricted, long findings) {
        counts.merge(new Counted(rule, region, restricted), findings, Long::sum);
    }

    /** Keeps it without counting; false if it comes behind all that are kept, and so does whatever comes behind it. */
    boolean list(Found found) {
        PriorityQueue<Found> kept = listed.computeIfAbsent(found.rule(), rule -> new PriorityQueue<>(ORDER.reversed()));
        if (kept.size() < LISTED) {
            return kept.add(found);
        }
        if (ORDER.compare(found, kept.element()) >= 0) {
            return false;
        }
        kept.remove();
        return kept.add(found);
    }

    void store(Handle h, String indicator) {
        PreparedBatch numbers =
                h.prepareBatch("INSERT INTO quality_count (indicator, rule, region, restricted, findings)"
                        + " VALUES (:indicator, :rule, :region, :restricted, :findings)");
        counts.forEach((counted, findings) -> numbers.bind("indicator", indicator)
                .bind("rule", counted.rule().name())
                .bind("region", counted.region())
                .bind("restricted", counted.restricted())
                .bind("findings", findings)
                .add());
        if (numbers.size() > 0) {
            numbers.execute();
        }
        listed.values().forEach(kept -> store(h, indicator, kept));
    }

    private static void store(Handle h, String indicator, PriorityQueue<Found> kept) {
        PreparedBatch batch = h.prepareBatch("""
                INSERT INTO quality_finding
                    (indicator, rule, region, sector, period, value, low, high, against, score, restricted)
                VALUES (:indicator, :rule, :region, :sector, :period, :value, :low, :high, :against, :score, :restricted)""");
        for (Found found : kept) {
            batch.bind("indicator", indicator)
                    .bind("rule", found.rule().name())
                    .bind("region", found.series().region())
                    .bind("sector", found.series().sector())
                    .bind("period", found.period())
                    .bind("value", found.value())
                    .bind("low", found.low())
                    .bind("high", found.high())
                    .bind("against", found.against())
                    .bind("score", found.score())
                    .bind("restricted", found.restricted())
                    .add();
            if (batch.size() == BATCH) {
                batch.execute();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
