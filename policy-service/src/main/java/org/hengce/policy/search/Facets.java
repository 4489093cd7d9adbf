package org.hengce.policy.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.sql.Snapshot;
import org.hengce.policy.search.PolicyFacets.FacetValue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was found. Counting a hundred thousand takes longer than a person should wait, and the register changes seldom: what
 * was counted is told again as long as nothing has changed.
 */
@ApplicationScoped
class Facets {
    private static final String TOTAL = "total";

    /** Answers of some kilobytes. */
    private static final long REMEMBERED = 1_000;

    /** What was found of a hundred thousand fits, and need not go to the disk. */
    static final String ROOM = "SET LOCAL work_mem = '32MB'";

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

    private final Cache<Asked, Answer> answers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** What is counted of a kind, under which conditions. */
    private record Asked(String kind, Map<String, String> conditions) {}

    /** What was counted, in which state. */
    private record Answer(long state, List<FacetValue> values) {}

    private record Counted(String kind, FacetValue value) {}

    /** @throws org.hengce.kit.problem.Problem 400 for a value that cannot be */
    PolicyFacets of(PolicyFilter filter, RegionScope scope) {
        Conditions conditions = filter.within(scope);
        // One snapshot: what is counted is of the state that is read.
        Map<String, List<FacetValue>> values = Snapshot.read(jdbi, h -> values(h, conditions));
        return new PolicyFacets(
                values.getOrDefault(TOTAL, List.of()).stream()
                        .mapToLong(FacetValue::count)
                        .sum(),
                values.getOrDefault("category", List.of()),
                values.getOrDefault("status", List.of()),
                values.getOrDefault("level", List.of()),
                values.getOrDefault("instrument", List.of()),
                values.getOrDefault("sector", List.of()),
                values.getOrDefault("region", List.of()),
                values.getOrDefault("strategy", List.of()));
    }

    private Map<String, List<FacetValue>> values(Handle h, Conditions conditions) {
        long state = SearchState.present(h);
        Map<String, List<FacetValue>> values = new HashMap<>();
        List<String> missing = new ArrayList<>(VALUES.keySet());
        missing.add(TOTAL);
        missing.removeIf(kind -> {
            @Nullable
            Answer answer = asked(kind, conditions).map(answers::getIfPresent).orElse(null);
            if (answer == null || answer.state() != state) {
                return false;
            }
            values.put(kind, answer.values());
            return true;
        });
        if (!missing.isEmpty()) {
            values.putAll(counted(h, conditions, missing));
            missing.forEach(kind -> asked(kind, conditions)
                    .ifPresent(asked -> answers.put(asked, new Answer(state, values.getOrDefault(kind, List.of())))));
        }
        return values;
    }

    /** Empty where others decide what is found, too: which sectors and regions lie below which, what is defined. */
    private static Optional<Asked> asked(String kind, Conditions conditions) {
        Map<String, String> others = conditions.valuesBut(kind);
        return others.containsKey("sector")
                        || others.containsKey("region")
                        || others.containsKey(PolicyFilter.UNSETTLED)
                ? Optional.empty()
                : Optional.of(new Asked(kind, others));
    }

    private static Map<String, List<FacetValue>> counted(Handle h, Conditions conditions, List<String> kinds) {
        h.execute(ROOM);
        return conditions
                .bind(h.createQuery(sql(conditions, kinds)))
                .map((row, context) -> new Counted(row.getString(1), new FacetValue(row.getString(2), row.getLong(3))))
                .stream()
                .collect(Collectors.groupingBy(
                        Counted::kind, Collectors.mapping(Counted::value, Collectors.toUnmodifiableList())));
    }

    /** What fulfils all conditions is looked for once; again only for kinds that have a condition of their own. */
    private static String sql(Conditions conditions, List<String> kinds) {
        return """
                WITH found AS MATERIALIZED (
                    SELECT category, status, level, strategy, instruments, sectors, regions
                    FROM policy_search entry WHERE %s)
                """.formatted(conditions.all())
                + kinds.stream().map(kind -> counting(kind, conditions)).collect(Collectors.joining("\nUNION ALL "));
    }

    private static String counting(String kind, Conditions conditions) {
        if (kind.equals(TOTAL)) {
            return "(SELECT '%s', '', count(*) FROM found)".formatted(TOTAL);
        }
        return """
                (SELECT '%s', value, count(*) FROM %s entry, %s AS held (value)
                 WHERE %s GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT %d)""".formatted(
                        kind,
                        conditions.has(kind) ? "policy_search" : "found",
                        VALUES.get(kind),
                        conditions.has(kind) ? conditions.allBut(kind) : "true",
                        MOST_VALUES);
    }
}
