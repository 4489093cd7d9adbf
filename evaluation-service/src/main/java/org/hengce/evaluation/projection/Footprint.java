package org.hengce.evaluation.projection;

import java.util.HashSet;
import java.util.Set;
import org.hengce.evaluation.due.ChangedCells;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What a policy does to the evaluations of others: whom it covers when, and on which indicators.
 *
 * @param coverage as JSON in the database's own order; null where the policy is not known or is retired
 * @param regions that it covers
 * @param plans how many versions of its evaluation plan there are
 */
record Footprint(@Nullable String coverage, Set<String> regions, Set<String> indicators, int plans) {
    /** Of an unknown policy. */
    static final Footprint NONE = new Footprint(null, Set.of(), Set.of(), 0);

    /** Of what is held of the policy now. */
    static Footprint held(Jdbi jdbi, String policy) {
        return jdbi.withHandle(h -> h.createQuery("""
                                SELECT document #>> '{policy,coverage}' AS coverage,
                                    ARRAY(SELECT DISTINCT covered ->> 'region'
                                        FROM jsonb_array_elements(document #> '{policy,coverage}') covered) AS regions,
                                    ARRAY(SELECT DISTINCT goal ->> 'indicator'
                                        FROM jsonb_array_elements(document #> '{policy,goals}') goal) AS indicators,
                                    coalesce(jsonb_array_length(document -> 'plans'), 0) AS plans
                                FROM policy WHERE code = :policy AND NOT retired""")
                .bind("policy", policy)
                .map((row, context) -> new Footprint(
                        row.getString("coverage"),
                        Set.of((String[]) row.getArray("regions").getArray()),
                        Set.of((String[]) row.getArray("indicators").getArray()),
                        row.getInt("plans")))
                .findOne()
                .orElse(NONE));
    }

    /** Whether a policy that was known has another plan now: versions are added, and none is taken away. */
    boolean hasOtherPlanThan(Footprint now) {
        return coverage != null && plans != now.plans;
    }

    /** What either covers. */
    ChangedCells regionsWith(Footprint now) {
        Set<String> all = new HashSet<>(regions);
        all.addAll(now.regions);
        return ChangedCells.in(all);
    }

    /** Indicators on which others may see a difference: none where only words changed. */
    Set<String> changedOn(Footprint now) {
        Set<String> all = new HashSet<>(indicators);
        all.addAll(now.indicators);
        if (coverage != null && coverage.equals(now.coverage)) {
            all.removeIf(indicator -> indicators.contains(indicator) && now.indicators.contains(indicator));
        }
        return all;
    }
}
