package org.hengce.indicator.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.Codes;
import org.jdbi.v3.core.Handle;

/**
 * Which parts make up which whole, as the registers stand today.
 *
 * @param regions wholes with their parts; two divisions of one whole (by level) are two
 * @param sectors likewise, by classification; the uppermost of each make up all sectors
 */
record Hierarchies(List<Whole> regions, List<Whole> sectors) {
    /** A whole, and parts that add up to it. */
    record Whole(String whole, List<String> parts) {
        Whole {
            parts = List.copyOf(parts);
        }
    }

    Hierarchies {
        regions = List.copyOf(regions);
        sectors = List.copyOf(sectors);
    }

    static Hierarchies read(Handle handle) {
        return new Hierarchies(wholes(handle, """
                        SELECT text->>'parent' AS whole, text->>'level' AS kind, code FROM region
                        WHERE text->>'parent' IS NOT NULL ORDER BY whole, kind, code"""), wholes(handle, """
                        SELECT coalesce(text->>'parent', '%1$s') AS whole, text->>'classification' AS kind, code FROM sector
                        WHERE code <> '%1$s' ORDER BY whole, kind, code""".formatted(Codes.ALL_SECTORS)));
    }

    private record Kind(String whole, String kind) {}

    private static List<Whole> wholes(Handle handle, String query) {
        Map<Kind, List<String>> parts = new LinkedHashMap<>();
        handle.createQuery(query)
                .map((row, context) -> parts.computeIfAbsent(
                                new Kind(row.getString("whole"), String.valueOf(row.getString("kind"))),
                                kind -> new ArrayList<>())
                        .add(row.getString("code")))
                .list();
        return parts.entrySet().stream()
                .map(entry -> new Whole(entry.getKey().whole(), entry.getValue()))
                .toList();
    }
}
