package org.hengce.evaluation.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds out which policies changes touch, and marks them: those with a goal on the indicator and one of the sectors, or whose
 * units it weights, that cover one of the regions, a part of it or what it is a part of, or may be compared with it. In doubt it
 * marks: then there may be an evaluation that differs from the last in its vintages alone. Windows are not looked at, and a policy with an evaluation plan, which
 * may name other regions to compare with, is touched wherever its indicator is.
 *
 * <p>A value says something of its own region alone, a policy also of the parts of what it covers and of what that is a part of:
 * it touches who may be compared with any of these, even where the covered region itself is excluded.
 */
@ApplicationScoped
public class TouchedPolicies {
    private static final int AT_ONCE = 1_000;

    // The changes are taken by deleting them, in the statement that marks whom they touch: each is spread exactly once.
    // Of those
    // that touch a policy it keeps the first and the last, by which quiet time and longest wait go.
    private static final String MARK = """
            WITH RECURSIVE taken AS (
                DELETE FROM due_change WHERE seq IN (
                    SELECT seq FROM due_change ORDER BY seq LIMIT :most FOR UPDATE SKIP LOCKED)
                RETURNING *),
            named (region) AS (SELECT DISTINCT unnest(regions) FROM taken),
            up (region, code) AS (
                SELECT region, region FROM named
                UNION SELECT up.region, parent FROM up JOIN region_parent USING (code) WHERE parent IS NOT NULL),
            down (region, code) AS (
                SELECT region, region FROM named
                UNION SELECT down.region, part.code FROM down JOIN region_parent part ON part.parent = down.code),
            upwards AS MATERIALIZED (SELECT region, array_agg(code) AS codes FROM up GROUP BY region),
            change AS MATERIALIZED (
                SELECT taken.*, ARRAY(SELECT code FROM up WHERE region = ANY (regions)
                    UNION SELECT code FROM down WHERE region = ANY (regions)) AS related
                FROM taken),
            candidate AS (
                SELECT code FROM policy WHERE NOT retired AND EXISTS (SELECT FROM taken WHERE indicator IS NULL)
                UNION SELECT code FROM (SELECT DISTINCT indicator FROM taken WHERE indicator IS NOT NULL) of JOIN policy
                    ON NOT retired AND (document @> jsonb_build_object('policy', jsonb_build_object('goals',
                            jsonb_build_array(jsonb_build_object('indicator', indicator))))
                        OR document @> jsonb_build_object('policy', jsonb_build_object('goals',
                            jsonb_build_array(jsonb_build_object('unitWeight', indicator)))))),
            goal AS MATERIALIZED (
                SELECT code, goal ->> 'indicator' AS indicator, goal ->> 'unitWeight' AS weight,
                    coalesce(nullif(nullif(goal -> 'sectors', 'null'), '[]'),
                        jsonb_build_array(coalesce(goal ->> 'sector', '_T'))) AS sectors
                FROM candidate JOIN policy USING (code), jsonb_array_elements(document #> '{policy,goals}') goal),
            reach AS MATERIALIZED (
                SELECT code,
                    ARRAY(SELECT covered ->> 'region' FROM jsonb_array_elements(document #> '{policy,coverage}') covered) AS covered,
                    CASE WHEN jsonb_typeof(document #> '{policy,comparison,regions}') = 'array' THEN
                        ARRAY(SELECT jsonb_array_elements_text(document #> '{policy,comparison,regions}')) END AS compared,
                    ARRAY(SELECT jsonb_array_elements_text(
                        coalesce(nullif(document #> '{policy,comparison,excluded}', 'null'), '[]'))) AS excluded,
                    jsonb_array_length(coalesce(nullif(document -> 'plans', 'null'), '[]')) > 0 AS planned
                FROM candidate JOIN policy USING (code)),
            concerned AS (
                SELECT code, seq FROM change, candidate WHERE indicator IS NULL
                UNION SELECT code, seq FROM change JOIN goal USING (indicator) WHERE change.sectors IS NULL OR jsonb_exists_any(goal.sectors, change.sectors)
                UNION SELECT code, seq FROM change JOIN goal ON goal.weight = change.indicator),
            touched AS (
                SELECT code, seq, trigger, marked_at, traceparent FROM concerned JOIN change USING (seq) JOIN reach USING (code)
                WHERE code IS DISTINCT FROM change.policy AND CASE
                    WHEN regions IS NULL OR planned OR covered && related THEN true
                    WHEN change.policy IS NOT NULL THEN compared IS NULL OR compared && related
                    WHEN compared IS NULL AND excluded = '{}' THEN true
                    ELSE EXISTS (SELECT FROM upwards WHERE region = ANY (regions)
                        AND (compared IS NULL OR compared && codes) AND NOT excluded && codes) END),
            ends AS (
                SELECT DISTINCT code, min(marked_at) OVER whole AS first, max(marked_at) OVER whole AS last,
                    last_value(trigger) OVER whole AS trigger, count(*) OVER whole AS changes,
                    first_value(traceparent) OVER whole AS first_trace, last_value(traceparent) OVER whole AS last_trace
                FROM touched
                WINDOW whole AS (PARTITION BY code ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
            INSERT INTO due_mark (policy, trigger, marked_at, changes, traceparent)
            SELECT code, trigger, first, changes - CASE WHEN first < last THEN 1 ELSE 0 END,
                CASE WHEN first < last THEN first_trace ELSE last_trace END FROM ends
            UNION ALL SELECT code, trigger, last, 1, last_trace FROM ends WHERE first < last""";

    private final Jdbi jdbi;

    @Inject
    TouchedPolicies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Marks whom the changes touch that are there. */
    public void mark() {
        jdbi.useHandle(h -> {
            if (h.createQuery("SELECT EXISTS (SELECT FROM due_change)")
                    .mapTo(Boolean.class)
                    .one()) {
                h.createUpdate(MARK).bind("most", AT_ONCE).execute();
            }
        });
    }
}
