package org.hengce.indicator.sectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hengce.contracts.Codes;
import org.hengce.indicator.EntryText;
import org.hengce.indicator.Hierarchy;
import org.hengce.indicator.Hierarchy.Breach;
import org.hengce.indicator.Violations;
import org.hengce.kit.problem.Message;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What makes a well-formed text a sector, and what must hold between sectors. */
final class SectorRules {
    static final Hierarchy HIERARCHY = new Hierarchy("sector");

    private SectorRules() {}

    /** What is wrong with a text taken alone. */
    static void check(@Nullable String code, SectorText text, Violations wrong) {
        EntryText.text("name", text.name(), EntryText.NAME, wrong);
        EntryText.validity(text.validFrom(), text.validTo(), wrong);
        if (!Codes.ALL_SECTORS.equals(code)) {
            return;
        }
        Message always =
                Message.of("'_T', all sectors together, always exists and is part of nothing", "“_T”（全部行业）始终存在，且没有上级");
        if (text.parent() != null) {
            wrong.add("parent", always);
        }
        if (text.retired()) {
            wrong.add("retired", always);
        }
        if (text.validFrom() != null || text.validTo() != null) {
            wrong.add(text.validFrom() == null ? "validTo" : "validFrom", always);
        }
    }

    /** What written sectors break together with those that are there. */
    static List<Breach> breaches(Handle h, Collection<String> written) {
        List<Breach> breaches = new ArrayList<>(HIERARCHY.breaches(h, written));
        breaches.addAll(notBelowTheirParents(h, written));
        return breaches;
    }

    private static List<Breach> notBelowTheirParents(Handle h, Collection<String> written) {
        return h.createQuery("""
                        SELECT part.code, part.text->>'level', whole.code, whole.text->>'level', part.code = ANY (:written)
                        FROM sector part JOIN sector whole ON whole.code = part.text->>'parent'
                        WHERE (part.code = ANY (:written) OR whole.code = ANY (:written))
                          AND part.text->>'classification' = whole.text->>'classification'
                          AND cast(part.text->>'level' AS int) <= cast(whole.text->>'level' AS int)
                        ORDER BY part.code LIMIT 100""")
                .bindArray("written", String.class, written)
                .map((row, context) -> new Breach(
                        row.getBoolean(5) ? row.getString(1) : row.getString(3),
                        "level",
                        Message.of(
                                "'%s' is of level %s and part of '%s' of level %s; a part is deeper than the whole",
                                "“%s”的层级为 %s，却隶属于层级为 %4$s 的“%3$s”；下级的层级须更深",
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4))))
                .list();
    }
}
