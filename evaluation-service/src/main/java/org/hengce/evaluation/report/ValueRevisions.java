package org.hengce.evaluation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.hengce.evaluation.run.EffectPositions;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.report.PolicyFacts.Goal;
import org.hengce.presentation.report.RevisionSizes;
import org.jdbi.v3.core.Jdbi;

/** How far the values that evaluations rest on had been revised when they were made. */
@ApplicationScoped
class ValueRevisions {
    @Inject
    Jdbi jdbi;

    private record Used(String goal, String indicator) {}

    /**
     * For each effect.
     *
     * @param goals of the policy as it was evaluated
     * @param shown as its reader may see it: what is said of effects that are not in it is not said here either
     */
    List<RevisionSizes> of(UUID evaluation, List<Goal> goals, EvaluationDocument shown) {
        Map<Used, RevisionSizes> known = read(evaluation);
        List<RevisionSizes> sizes =
                new ArrayList<>(Collections.nCopies(shown.effects().size(), RevisionSizes.UNKNOWN));
        List<OptionalInt> positions = EffectPositions.of(goals.size(), shown);
        for (int goal = 0; goal < positions.size(); goal++) {
            Used used = new Used("effects[%d]".formatted(goal), goals.get(goal).indicator());
            positions
                    .get(goal)
                    .ifPresent(position -> sizes.set(position, known.getOrDefault(used, RevisionSizes.UNKNOWN)));
        }
        return sizes;
    }

    /** Values that were ever not free are left out: what was hidden at first stays so. */
    private Map<Used, RevisionSizes> read(UUID evaluation) {
        Map<Used, RevisionSizes> known = new HashMap<>();
        // Added in the cells' order: the same report has the same bytes.
        jdbi.useHandle(h -> h.createQuery("""
                        WITH cell AS (
                            SELECT used.goal, used.indicator, sector, region, period,
                                (array_agg(value ORDER BY o.vintage) FILTER (WHERE value IS NOT NULL))[1] AS first,
                                (array_agg(value ORDER BY o.vintage DESC))[1] AS last,
                                (array_agg(status ORDER BY o.vintage DESC))[1] AS status
                            FROM evaluation_cells used JOIN observation o USING (indicator, sector)
                            WHERE evaluation = :evaluation AND region = ANY (used.regions) AND o.vintage <= used.vintage
                                AND (first_period IS NULL OR period >= first_period)
                                AND (last_period IS NULL OR period <= last_period)
                            GROUP BY used.goal, used.indicator, sector, region, period
                            HAVING bool_and(confidentiality = 'F'))
                        SELECT goal, indicator, count(*),
                            count(*) FILTER (WHERE status = 'P') AS provisional,
                            count(*) FILTER (WHERE first <> last) AS revised,
                            sum(last - first ORDER BY sector, region, period) / count(*) AS mean,
                            sum(abs(last - first) ORDER BY sector, region, period) AS moved,
                            sum(abs(last) ORDER BY sector, region, period) AS size
                        FROM cell WHERE last IS NOT NULL AND goal IS NOT NULL GROUP BY goal, indicator""")
                .bind("evaluation", evaluation)
                .map((row, context) -> {
                    int values = row.getInt("count");
                    double moved = row.getDouble("moved");
                    double size = row.getDouble("size");
                    return known.put(
                            new Used(row.getString("goal"), row.getString("indicator")),
                            new RevisionSizes(
                                    values,
                                    row.getInt("provisional"),
                                    row.getInt("revised"),
                                    row.getDouble("mean"),
                                    moved / values,
                                    size > 0 ? moved / size : null));
                })
                .list());
        return known;
    }
}
