package org.hengce.policy.definitions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** A strategy or policy is known once it is published: who may not see its draft is not told that there is one. */
    private static final Map<Kind, String> WHERE_DEFINED = Map.of(
            Kind.REGION, "region",
            Kind.SECTOR, "sector",
            Kind.INDICATOR, "indicator",
            Kind.STRATEGY, "(SELECT code FROM strategy WHERE status <> 'DRAFT') published",
            Kind.POLICY, "(SELECT code FROM policy WHERE status <> 'DRAFT') published");

    /**
     * SQL that is true of a mention as {@link #written} that is not defined.
     *
     * @param mention SQL of the mention
     */
    public static String isPending(String mention) {
        return WHERE_DEFINED.entrySet().stream()
                .map(kind -> "WHEN '%s' THEN NOT EXISTS (SELECT FROM %s WHERE code = split_part(%s, ' ', 2))"
                        .formatted(kind.getKey(), kind.getValue(), mention))
                .collect(Collectors.joining(" ", "CASE split_part(%s, ' ', 1) ".formatted(mention), " END"));
    }

    /** A mention in one word for the database. */
    public static String written(Mention mention) {
        return mention.kind() + " " + mention.code();
    }

    private static final long REMEMBERED = 50_000;

    @Inject
    Jdbi jdbi;

    /** What is defined stays so, and what is published never is a draft again: they need not be asked for twice. */
    private final Cache<Defined, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Defined(Kind kind, String code) {
        static Defined of(Mention mention) {
            return new Defined(mention.kind(), mention.code());
        }
    }

    /** The codes that are not defined yet, in the order in which they are named; a retired one is defined. */
    public List<PendingCode> pending(Collection<Mention> mentions) {
        return unknown(mentions).stream().map(PendingCode::of).toList();
    }

    /** Of several texts: those of all mentions whose codes are not defined yet. */
    public Set<Mention> unknown(Collection<Mention> mentions) {
        if (mentions.isEmpty()) {
            return Set.of();
        }
        Set<Defined> missing = mentions.stream()
                .map(Defined::of)
                .filter(one -> known.getIfPresent(one) == null)
                .collect(Collectors.toCollection(HashSet::new));
        if (!missing.isEmpty()) {
            Set<Defined> found = known(missing);
            found.forEach(one -> known.put(one, true));
            missing.removeAll(found);
        }
        return mentions.stream()
                .filter(mention -> missing.contains(Defined.of(mention)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<Defined> known(Set<Defined> missing) {
        Map<Kind, List<String>> codes = missing.stream()
                .collect(Collectors.groupingBy(
                        Defined::kind,
                        () -> new EnumMap<>(Kind.class),
                        Collectors.mapping(Defined::code, Collectors.toList())));
        Set<Defined> known = new HashSet<>();
        jdbi.useHandle(h -> codes.forEach((kind, wanted) -> h.createQuery(
                        "SELECT code FROM %s WHERE code = ANY (:codes)".formatted(WHERE_DEFINED.get(kind)))
                .bindArray("codes", String.class, wanted)
                .mapTo(String.class)
                .forEach(code -> known.add(new Defined(kind, code)))));
        // Always there, whoever defines sectors.
        known.add(new Defined(Kind.SECTOR, Codes.ALL_SECTORS));
        return known;
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
