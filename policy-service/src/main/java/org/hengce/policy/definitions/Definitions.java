package org.hengce.policy.definitions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hengce.contracts.Codes;
import org.hengce.contracts.indicator.Direction;
import org.hengce.policy.definitions.Mention.Kind;
import org.jdbi.v3.core.Jdbi;

/**
 * What is known here of regions, sectors and indicators, which another service owns, and of strategies and policies: each may come
 * later than what names it.
 */
@ApplicationScoped
public class Definitions {
    @Inject
    Jdbi jdbi;

    /** The codes that are not defined yet, in the order in which they are named; a retired one is defined. */
    public List<PendingCode> pending(Collection<Mention> mentions) {
        return unknown(mentions).stream().map(PendingCode::of).toList();
    }

    /** Of several texts: those of all mentions whose codes are not defined yet. */
    public Set<Mention> unknown(Collection<Mention> mentions) {
        if (mentions.isEmpty()) {
            return Set.of();
        }
        Map<Kind, Set<String>> known = known(mentions);
        return mentions.stream()
                .filter(mention -> !known.getOrDefault(mention.kind(), Set.of()).contains(mention.code()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A strategy or policy is known once it is published: who may not see its draft is not told that there is one. */
    private Map<Kind, Set<String>> known(Collection<Mention> mentions) {
        Map<Kind, Set<String>> known = new EnumMap<>(Kind.class);
        jdbi.useHandle(h -> h.createQuery("""
                        SELECT 'REGION', code FROM region WHERE code = ANY (:regions)
                        UNION ALL SELECT 'SECTOR', code FROM sector WHERE code = ANY (:sectors)
                        UNION ALL SELECT 'INDICATOR', code FROM indicator WHERE code = ANY (:indicators)
                        UNION ALL SELECT 'STRATEGY', code FROM strategy
                                  WHERE code = ANY (:strategies) AND status <> 'DRAFT'
                        UNION ALL SELECT 'POLICY', code FROM policy
                                  WHERE code = ANY (:policies) AND status <> 'DRAFT'""")
                .bindArray("regions", String.class, codes(mentions, Kind.REGION))
                .bindArray("sectors", String.class, codes(mentions, Kind.SECTOR))
                .bindArray("indicators", String.class, codes(mentions, Kind.INDICATOR))
                .bindArray("strategies", String.class, codes(mentions, Kind.STRATEGY))
                .bindArray("policies", String.class, codes(mentions, Kind.POLICY))
                .map((row, context) -> Map.entry(Kind.valueOf(row.getString(1)), row.getString(2)))
                .forEach(one -> known.computeIfAbsent(one.getKey(), kind -> new TreeSet<>())
                        .add(one.getValue())));
        // Always there, whoever defines sectors.
        known.computeIfAbsent(Kind.SECTOR, kind -> new TreeSet<>()).add(Codes.ALL_SECTORS);
        return known;
    }

    private static List<String> codes(Collection<Mention> mentions, Kind kind) {
        return mentions.stream()
                .filter(mention -> mention.kind() == kind)
                .map(Mention::code)
                .distinct()
                .toList();
    }

    /** Which way is better, of those indicators that are defined. */
    public Map<String, Direction> directions(Collection<String> indicators) {
        Map<String, Direction> directions = new HashMap<>();
        jdbi.useHandle(
                h -> h.createQuery("SELECT code, document->>'direction' FROM indicator WHERE code = ANY (:codes)")
                        .bindArray("codes", String.class, indicators)
                        .map((row, context) -> Map.entry(row.getString(1), Direction.valueOf(row.getString(2))))
                        .forEach(one -> directions.put(one.getKey(), one.getValue())));
        return directions;
    }
}
