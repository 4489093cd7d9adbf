package org.hengce.indicator.sectors;

import org.hengce.contracts.Codes;
import org.hengce.indicator.Filters;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.register.Where;
import org.jspecify.annotations.Nullable;

/** Which sectors are asked for. */
final class SectorFilter {
    private static final String BELOW = """
            code IN (
                WITH RECURSIVE below (code) AS (
                    SELECT code FROM sector WHERE text->>'parent' = :under
                    UNION
                    SELECT part.code FROM sector part JOIN below ON part.text->>'parent' = below.code)
                SELECT code FROM below)""";

    private SectorFilter() {}

    /** @throws org.hengce.kit.problem.Problem 400 for a value that cannot be */
    static Where of(
            @Nullable String q,
            @Nullable String classification,
            @Nullable String level,
            @Nullable String parent,
            @Nullable String under,
            @Nullable String validOn,
            @Nullable String retired) {
        return Filters.validOn(Filters.common(q, retired), validOn)
                .and(
                        "classification",
                        Asked.code("classification", classification, SectorText.CLASSIFICATION),
                        "text->>'classification' = :classification")
                .and(
                        "level",
                        Asked.number("level", level, 1, SectorText.DEEPEST),
                        "CAST(text->>'level' AS int) = :level")
                .and("parent", Asked.code("parent", parent, Codes.CODE), "text->>'parent' = :parent")
                .and("under", Asked.code("under", under, Codes.CODE), BELOW);
    }
}
