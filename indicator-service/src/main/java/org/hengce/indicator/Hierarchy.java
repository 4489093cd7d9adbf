package org.hengce.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.kit.problem.Message;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between entries of a register that name a parent. It is looked at after entries were written and before the
 * transaction ends: so one rule serves one entry and a thousand that belong together. A parent may come later; what it must
 * keep to then is looked at when it comes.
 */
public final class Hierarchy {
    private final String table;

    /** @param table whose rows have code, retired and a text with parent, validFrom and validTo */
    public Hierarchy(String table) {
        this.table = table;
    }

    /** What one of the written entries breaks. */
    public record Breach(String code, String field, Message message) {}

    /** Until the transaction ends nobody else writes here: two changes that are right alone may make a circle together. */
    public void lock(Handle h) {
        h.createQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('hierarchy'), hashtext(:table))")
                .bind("table", table)
                .mapTo(Integer.class)
                .one();
    }

    /** All that the written entries break. */
    public List<Breach> breaches(Handle h, Collection<String> written) {
        List<Breach> breaches = new ArrayList<>(circles(h, written));
        breaches.addAll(outsideTheirParents(h, written));
        breaches.addAll(retiredOnes(h, written));
        return breaches;
    }

    /**
     * Names what written entries break where they stand in the request.
     *
     * @throws org.hengce.kit.problem.Problem 422 if there is anything
     */
    public static void refuse(List<Breach> breaches, Map<String, Violations> written) {
        for (Breach breach : breaches) {
            Objects.requireNonNull(written.get(breach.code()), breach.code()).add(breach.field(), breach.message());
        }
        written.values().forEach(Violations::refuse);
    }

    private List<Breach> circles(Handle h, Collection<String> written) {
        // UNION drops what was met before, so a circle further up ends the walk as well.
        return h.createQuery("""
                        WITH RECURSIVE up (start, code) AS (
                            SELECT code, text->>'parent' FROM %1$s WHERE code = ANY (:written)
                            UNION
                            SELECT up.start, above.text->>'parent' FROM up JOIN %1$s above ON above.code = up.code)
                        SELECT DISTINCT start FROM up WHERE code = start ORDER BY start""".formatted(table))
                .bindArray("written", String.class, written)
                .map((row, context) -> new Breach(
                        row.getString(1),
                        "parent",
                        Message.of(
                                "'%s' would lie below itself; a parent is above, all the way up",
                                "“%s”将处于自身之下；上级必须逐级在其上方", row.getString(1))))
                .list();
    }

    private List<Breach> outsideTheirParents(Handle h, Collection<String> written) {
        return h.createQuery("""
                        SELECT part.code, whole.code, part.text->>'validFrom', part.text->>'validTo',
                               whole.text->>'validFrom', whole.text->>'validTo', part.code = ANY (:written)
                        FROM %1$s part JOIN %1$s whole ON whole.code = part.text->>'parent'
                        WHERE (part.code = ANY (:written) OR whole.code = ANY (:written))
                          AND (coalesce(part.text->>'validFrom', '') < coalesce(whole.text->>'validFrom', '')
                               OR coalesce(part.text->>'validTo', 'for ever') > coalesce(whole.text->>'validTo', 'for ever'))
                        ORDER BY part.code LIMIT 100""".formatted(table))
                .bindArray("written", String.class, written)
                .map((row, context) -> new Breach(
                        row.getBoolean(7) ? row.getString(1) : row.getString(2),
                        row.getBoolean(7) ? "parent" : "validFrom",
                        Message.of(
                                "'%s' exists from %s to %s, '%s', which it is part of, from %s to %s; correct one of the two",
                                "“%s”的有效期为 %s 至 %s，而其上级“%s”的有效期为 %s 至 %s；请更正其中之一",
                                row.getString(1),
                                shown(row.getString(3)),
                                shown(row.getString(4)),
                                row.getString(2),
                                shown(row.getString(5)),
                                shown(row.getString(6)))))
                .list();
    }

    private static String shown(@Nullable String day) {
        return day == null ? "…" : day;
    }

    private List<Breach> retiredOnes(Handle h, Collection<String> written) {
        return h.createQuery("""
                        SELECT whole.code, min(part.code), count(*) FROM %1$s part JOIN %1$s whole ON whole.code = part.text->>'parent'
                        WHERE whole.retired AND NOT part.retired AND (part.code = ANY (:written) OR whole.code = ANY (:written))
                        GROUP BY whole.code ORDER BY whole.code LIMIT 100""".formatted(table))
                .bindArray("written", String.class, written)
                .map((row, context) -> new Breach(
                        written.contains(row.getString(1)) ? row.getString(1) : row.getString(2),
                        written.contains(row.getString(1)) ? "retired" : "parent",
                        Message.of(
                                "'%s' is retired and %d in use lie below it, as '%s'; retire or move these first",
                                "“%s”已停用，但其下仍有 %d 个在用，例如“%s”；请先将其停用或移至别处",
                                row.getString(1),
                                row.getLong(3),
                                row.getString(2))))
                .list();
    }
}
