package org.hengce.evaluation.rebuild;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.contracts.event.Aggregate;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.due.ChangedCells;
import org.hengce.evaluation.due.DueMarks;
import org.hengce.evaluation.run.Trigger;
import org.jdbi.v3.core.Handle;

/**
 * In what the two sets of copies differ, so that nothing is due that is as it was. What one of them alone has not applied yet may
 * count as a difference: then an evaluation is looked at that finds its inputs unchanged.
 *
 * @param policies that differ, or are in one only
 * @param indicators that differ, or of which values do
 * @param register whether regions or sectors do
 */
record Differences(Set<String> policies, Set<String> indicators, boolean register) {
    private static final String ENTRIES = """
            SELECT code FROM projection_a.%1$s a FULL JOIN projection_b.%1$s b USING (code)
            WHERE a.document - 'epoch' IS DISTINCT FROM b.document - 'epoch'""";
    // Partition by partition: together they may take longer than a lease lasts.
    private static final int PARTITIONS = 16;
    private static final String VALUES = """
            SELECT indicator FROM
                (SELECT indicator, count(*) AS number, bit_xor(hash_record_extended(stored, 0)) AS hash
                    FROM projection_a.observation_%1$d stored GROUP BY indicator) a
                FULL JOIN
                (SELECT indicator, count(*) AS number, bit_xor(hash_record_extended(stored, 0)) AS hash
                    FROM projection_b.observation_%1$d stored GROUP BY indicator) b
                USING (indicator)
            WHERE (a.number, a.hash) IS DISTINCT FROM (b.number, b.hash)""";
    private static final String SEEN = """
            SELECT indicator FROM projection_a.visible_vintage a FULL JOIN projection_b.visible_vintage b USING (indicator)
            WHERE a.vintage IS DISTINCT FROM b.vintage""";
    private static final String INDICATORS_OF_POLICIES = """
            SELECT DISTINCT goal ->> 'indicator' FROM (
                SELECT * FROM projection_a.policy UNION ALL SELECT * FROM projection_b.policy) both_sides,
                jsonb_array_elements(document #> '{policy,goals}') goal
            WHERE code = ANY (:policies)""";

    /** @param renew called again and again while it is read */
    static Differences read(Handle h, Runnable renew) {
        Set<String> policies = codes(h, ENTRIES.formatted("policy"));
        Set<String> indicators = codes(h, ENTRIES.formatted("indicator"));
        for (int i = 0; i < PARTITIONS; i++) {
            indicators.addAll(codes(h, VALUES.formatted(i)));
            renew.run();
        }
        indicators.addAll(codes(h, SEEN));
        boolean register = !codes(h, ENTRIES.formatted("region")).isEmpty()
                || !codes(h, ENTRIES.formatted("sector")).isEmpty();
        return new Differences(policies, indicators, register);
    }

    /** Whom records touch that bring these. */
    static Differences touchedBy(List<ObservationsV1> parts, List<Aggregate> entries) {
        Set<String> policies = new TreeSet<>();
        Set<String> indicators = new TreeSet<>();
        boolean register = false;
        parts.forEach(part -> indicators.add(part.indicator()));
        for (Aggregate entry : entries) {
            if (entry instanceof PolicyV1 policy) {
                policies.add(policy.policy().code());
            } else if (entry instanceof IndicatorV1 indicator) {
                indicators.add(indicator.code());
            } else {
                register |= entry instanceof RegionV1 || entry instanceof SectorV1;
            }
        }
        return new Differences(policies, indicators, register);
    }

    /** These and others. */
    Differences and(Differences more) {
        return new Differences(
                union(policies, more.policies), union(indicators, more.indicators), register || more.register);
    }

    /** With the indicators of its policies on either side: who else has a goal on one may be compared with other regions now. */
    Differences with(Handle h) {
        return new Differences(
                policies,
                union(
                        indicators,
                        h.createQuery(INDICATORS_OF_POLICIES)
                                .bindArray("policies", String.class, policies)
                                .mapTo(String.class)
                                .set()),
                register);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> codes(Handle h, String query) {
        return new TreeSet<>(h.createQuery(query).mapTo(String.class).set());
    }

    /** Marks whom they touch. */
    void mark(DueMarks due) {
        policies.forEach(policy -> due.policyChanged(policy, Trigger.POLICY, Set.of(), ChangedCells.ANY));
        indicators.forEach(indicator -> due.observationsChanged(indicator, ChangedCells.ANY));
        if (register) {
            due.regionsChanged();
        }
    }
}
