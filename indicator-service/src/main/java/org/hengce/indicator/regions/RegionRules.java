package org.hengce.indicator.regions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hengce.indicator.EntryText;
import org.hengce.indicator.Hierarchy;
import org.hengce.indicator.Hierarchy.Breach;
import org.hengce.indicator.Violations;
import org.hengce.kit.problem.Message;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What makes a well-formed text a region, and what must hold between regions. */
final class RegionRules {
    static final Hierarchy HIERARCHY = new Hierarchy("region");

    private RegionRules() {}

    /** What is wrong with a text taken alone. */
    static void check(@Nullable String code, RegionText text, Violations wrong) {
        EntryText.text("name", text.name(), EntryText.NAME, wrong);
        EntryText.validity(text.validFrom(), text.validTo(), wrong);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < text.neighbourCodes().size(); i++) {
            String neighbour = text.neighbourCodes().get(i);
            String field = "neighbours[%d]".formatted(i);
            if (neighbour.equals(code)) {
                wrong.add(
                        field,
                        Message.of("a region is not its own neighbour; leave '%s' out", "地区不能与自身相邻；请去掉“%s”", code));
            }
            if (!seen.add(neighbour)) {
                wrong.add(field, Message.of("'%s' stands here twice; name it once", "“%s”出现了两次；请只写一次", neighbour));
            }
        }
    }

    /** What written regions break together with those that are there. */
    static List<Breach> breaches(Handle h, Collection<String> written) {
        List<Breach> breaches = new ArrayList<>(HIERARCHY.breaches(h, written));
        breaches.addAll(aboveTheirParents(h, written));
        breaches.addAll(neighboursOfAnotherTime(h, written));
        return breaches;
    }

    /**
     * A part may be of its whole's level, not of a higher one: there are three levels, and districts of a city or the regions
     * of a country between itself and its provinces need one too.
     */
    private static List<Breach> aboveTheirParents(Handle h, Collection<String> written) {
        return h.createQuery("""
                        SELECT part.code, part.text->>'level', whole.code, whole.text->>'level', part.code = ANY (:written)
                        FROM region part JOIN region whole ON whole.code = part.text->>'parent'
                        WHERE (part.code = ANY (:written) OR whole.code = ANY (:written))
                          AND array_position(cast(:levels AS text[]), part.text->>'level') < array_position(cast(:levels AS text[]), whole.text->>'level')
                        ORDER BY part.code LIMIT 100""")
                .bindArray("written", String.class, written)
                .bindArray("levels", String.class, "NATIONAL", "PROVINCIAL", "MUNICIPAL")
                .map((row, context) -> new Breach(
                        row.getBoolean(5) ? row.getString(1) : row.getString(3),
                        "level",
                        Message.of(
                                "'%s' is %s and part of '%s', which is %s; a part is not of a higher level than the whole",
                                "“%s”为 %s，却隶属于级别为 %4$s 的“%3$s”；下级的级别不能高于上级",
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4))))
                .list();
    }

    private static List<Breach> neighboursOfAnotherTime(Handle h, Collection<String> written) {
        return h.createQuery("""
                        SELECT one.code, other.code, other.text->>'validFrom', other.text->>'validTo'
                        FROM region one
                        CROSS JOIN LATERAL jsonb_array_elements_text(one.text->'neighbours') AS named (code)
                        JOIN region other ON other.code = named.code
                        WHERE one.code = ANY (:written)
                          AND (coalesce(other.text->>'validTo', 'for ever') < coalesce(one.text->>'validFrom', '')
                               OR coalesce(one.text->>'validTo', 'for ever') < coalesce(other.text->>'validFrom', ''))
                        ORDER BY one.code, other.code LIMIT 100""")
                .bindArray("written", String.class, written)
                .map((row, context) -> new Breach(
                        row.getString(1),
                        "neighbours",
                        Message.of(
                                "'%s' and '%s' never existed on the same day; name neighbours of its own time",
                                "“%s”与“%s”从未同时存在；请填写同一时期的相邻地区", row.getString(1), row.getString(2))))
                .list();
    }
}
