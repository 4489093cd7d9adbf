package org.hengce.indicator.regions;

import org.hengce.contracts.Codes;
import org.hengce.contracts.Level;
import org.hengce.indicator.Filters;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.register.Where;
import org.jspecify.annotations.Nullable;

/** Which regions are asked for. */
final class RegionFilter {
    private static final String BELOW = """
            code IN (
                WITH RECURSIVE below (code) AS (
                    SELECT code FROM region WHERE text->>'parent' = :under
                    UNION
                    SELECT part.code FROM region part JOIN below ON part.text->>'parent' = below.code)
                SELECT code FROM below)""";

    // Whichever of the two says so.
    private static final String BORDERING = """
            text->'neighbours' @> to_jsonb(CAST(:neighbourOf AS text)) OR code IN (
                SELECT jsonb_array_elements_text(text->'neighbours') FROM region WHERE code = :neighbourOf)""";

    private RegionFilter() {}

    /** @throws org.hengce.kit.problem.Problem 400 for a value that cannot be */
    static Where of(
            @Nullable String q,
            @Nullable String level,
            @Nullable String parent,
            @Nullable String under,
            @Nullable String neighbourOf,
            @Nullable String validOn,
            @Nullable String retired) {
        return Filters.validOn(Filters.common(q, retired), validOn)
                .and("level", Asked.oneOf("level", level, Level.values()), "text->>'level' = :level")
                .and("parent", Asked.code("parent", parent, Codes.CODE), "text->>'parent' = :parent")
                .and("under", Asked.code("under", under, Codes.CODE), BELOW)
                .and("neighbourOf", Asked.code("neighbourOf", neighbourOf, Codes.CODE), BORDERING);
    }
}
