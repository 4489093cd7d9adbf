package org.hengce.policy.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengce.kit.regions.RegionScope;
import org.hengce.policy.search.PolicyFacets.FacetValue;
import org.jdbi.v3.core.Jdbi;

/** Counts what was found. */
@ApplicationScoped
class Facets {
    private static final String TOTAL = "total";

    /** What was found of a hundred thousand fits, and need not go to the disk. */
    private static final String ROOM = "SET LOCAL work_mem = '32MB'";

    /** Of one kind at most so many values are counted out. */
    private static final int MOST_VALUES = 100;

    /** What a row has of each kind, as a set of values. */
    private static final Map<String, String> VALUES = Map.of(
            "category", "LATERAL (SELECT entry.category)",
            "status", "LATERAL (SELECT entry.status)",
            "level", "LATERAL (SELECT entry.level)",
            "strategy", "LATERAL (SELECT entry.strategy WHERE entry.strategy IS NOT NULL)",
            "instrument", "unnest(entry.instruments)",
            "sector", "unnest(entry.sectors)",
            "region", "unnest(entry.regions)");

    @Inject
    Jdbi jdbi;

    private record Counted(String kind, FacetValue value) {}

    /** @throws org.hengce.kit.problem.Problem 400 for a value that cannot be */
    PolicyFacets of(PolicyFilter filter, RegionScope scope) {
        Conditions conditions = filter.within(scope);
        Map<String, List<FacetValue>> counted = jdbi.inTransaction(h -> {
            h.execute(ROOM);
            return conditions
                    .bind(h.createQuery(sql(conditions)))
                    .map((row, context) ->
                            new Counted(row.getString(1), new FacetValue(row.getString(2), row.getLong(3))))
                    .stream()
                    .collect(Collectors.groupingBy(
                            Counted::kind, Collectors.mapping(Counted::value, Collectors.toList())));
        });
        return new PolicyFacets(
                counted.getOrDefault(TOTAL, List.of()).stream()
                        .mapToLong(FacetValue::count)
                        .sum(),
                counted.getOrDefault("category", List.of()),
                counted.getOrDefault("status", List.of()),
                counted.getOrDefault("level", List.of()),
                counted.getOrDefault("instrument", List.of()),
                counted.getOrDefault("sector", List.of()),
                counted.getOrDefault("region", List.of()),
                counted.getOrDefault("strategy", List.of()));
    }

    /** What fulfils all conditions is looked for once; again only for kinds that have a condition of their own. */
    private static String sql(Conditions conditions) {
        StringBuilder sql = new StringBuilder("""
                WITH found AS MATERIALIZED (
                    SELECT category, status, level, strategy, instruments, sectors, regions
                    FROM policy_search entry WHERE %s)
                SELECT '%s', '', count(*) FROM found""".formatted(conditions.all(), TOTAL));
        VALUES.forEach((kind, values) -> sql.append('\n').append("""
                UNION ALL (SELECT '%s', value, count(*) FROM %s entry, %s AS held (value)
                           WHERE %s GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT %d)""".formatted(
                        kind,
                        conditions.has(kind) ? "policy_search" : "found",
                        values,
                        conditions.has(kind) ? conditions.allBut(kind) : "true",
                        MOST_VALUES)));
        return sql.toString();
    }
}
