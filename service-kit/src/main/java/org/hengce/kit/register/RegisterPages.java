package org.hengce.kit.register;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.register.Registrar.Kind;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Pages of register entries. An entry may take a megabyte: they are measured before they are read. */
@ApplicationScoped
@IfBuildProperty(name = "quarkus.hibernate-orm.enabled", stringValue = "true", enableIfMissing = true)
public class RegisterPages {
    private static final String BETWEEN = "|";

    /** The cursor of a list by rank: rank and code of an entry. */
    private static final Pattern BEHIND = Pattern.compile("(?<rank>[0-9][0-9.e-]{0,19})\\" + BETWEEN + "(?<code>.+)");

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    /**
     * An entry where it stands in a list.
     *
     * @param key from which the list goes on behind it
     */
    public record Listed(String code, String key) {}

    /**
     * A page of the entries that fulfil the conditions, in the order of their codes.
     *
     * @throws org.hengce.kit.problem.Problem 400 for a limit or cursor that cannot be
     */
    public <E extends RegisterEntry> Page<E> list(
            Kind<E> kind, Where where, @Nullable String limit, @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        Query query = entities.createNativeQuery("SELECT code FROM %s entry WHERE code > :after%s ORDER BY code"
                        .formatted(kind.table(), where.sql()))
                .setParameter("after", page.after())
                .setMaxResults(page.limit() + 1);
        where.values().forEach(query::setParameter);
        @SuppressWarnings("unchecked") // native queries have no type
        List<String> codes = query.getResultList();
        return of(kind, codes.stream().map(code -> new Listed(code, code)).toList(), page)
                .continuedBy(next -> list(kind, where, PageRequest.LARGEST, next));
    }

    /**
     * A page of the entries that fulfil the conditions, those of the highest rank first.
     *
     * @param rank SQL of ours over the row {@code entry} and the parameters of the conditions, of type {@code real}
     * @throws org.hengce.kit.problem.Problem 400 for a limit or cursor that cannot be
     */
    public <E extends RegisterEntry> Page<E> ranked(
            Kind<E> kind, Where where, String rank, @Nullable String limit, @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        Matcher behind = BEHIND.matcher(page.after());
        boolean first = page.after().isEmpty();
        if (!first && !behind.matches()) {
            throw PageRequest.foreignCursor();
        }
        Query query = entities.createNativeQuery("""
                        SELECT code, CAST(place AS text) FROM (SELECT entry.*, %s AS place FROM %s entry) entry
                        WHERE %s%s ORDER BY place DESC, code""".formatted(
                                rank,
                                kind.table(),
                                first ? "true" : "(-place, code) > (-CAST(:rank AS real), :after)",
                                where.sql()))
                .setMaxResults(page.limit() + 1);
        if (!first) {
            query.setParameter("rank", behind.group("rank")).setParameter("after", behind.group("code"));
        }
        where.values().forEach(query::setParameter);
        @SuppressWarnings("unchecked") // native queries have no type
        List<Object[]> rows = query.getResultList();
        List<Listed> listed = rows.stream()
                .map(row -> new Listed((String) row[0], row[1] + BETWEEN + row[0]))
                .toList();
        return of(kind, listed, page).continuedBy(next -> ranked(kind, where, rank, PageRequest.LARGEST, next));
    }

    /**
     * A page of what was listed, in that order.
     *
     * @param oneMore one more than was asked for, which tells whether there is a next page
     */
    public <E extends RegisterEntry> Page<E> of(Kind<E> kind, List<Listed> oneMore, PageRequest page) {
        return Page.measured(oneMore, page, Listed::key, some -> bytes(kind, some))
                .mapTogether(listed -> read(kind, listed));
    }

    /** As a row is written, all that is kept of it. */
    private List<Long> bytes(Kind<?> kind, List<Listed> some) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT coalesce(octet_length(cast(entry AS text)), 0)
                        FROM unnest(:codes) WITH ORDINALITY AS listed (code, place) LEFT JOIN %s entry USING (code)
                        ORDER BY place""".formatted(kind.table()))
                .bindArray("codes", String.class, codes(some))
                .mapTo(Long.class)
                .list());
    }

    /** One that was deleted since it was listed is left out. */
    private <E extends RegisterEntry> List<E> read(Kind<E> kind, List<Listed> listed) {
        Map<String, E> read = new HashMap<>();
        entities.createQuery("FROM " + kind.type().getSimpleName() + " WHERE code IN :codes", kind.type())
                .setParameter("codes", codes(listed))
                .getResultList()
                .forEach(entry -> {
                    entities.detach(entry); // the pages of a whole list are read in one session, which would keep all
                    read.put(entry.code, entry);
                });
        return listed.stream()
                .map(each -> read.get(each.code()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> codes(List<Listed> listed) {
        return listed.stream().map(Listed::code).toList();
    }
}
