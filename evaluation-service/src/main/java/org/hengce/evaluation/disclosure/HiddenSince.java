package org.hengce.evaluation.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.hengce.evaluation.run.UsedCells;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which values that evaluations rest on have been hidden since they were made. Looked at whenever one is read, so that nothing
 * has to be changed in what is stored, and none that is stored at the same moment is missed.
 */
@ApplicationScoped
public class HiddenSince {
    @Inject
    Jdbi jdbi;

    /** Keeps what an evaluation rests on, in the transaction that stores it. */
    public void keep(Handle h, UUID evaluation, List<UsedCells> cells) {
        PreparedBatch insert = h.prepareBatch("""
                INSERT INTO evaluation_cells (evaluation, goal, indicator, sector, vintage, regions, first_period, last_period)
                VALUES (:evaluation, :goal, :indicator, :sector, :vintage, :regions, :first, :last)""");
        for (UsedCells used : cells) {
            insert.bind("evaluation", evaluation)
                    .bind("goal", used.goal())
                    .bind("indicator", used.indicator())
                    .bind("sector", used.sector())
                    .bind("vintage", used.vintage())
                    .bindByType(
                            "regions",
                            used.regions() == null ? null : used.regions().toArray(new String[0]),
                            String[].class)
                    .bind("first", used.first())
                    .bind("last", used.last())
                    .add();
        }
        if (insert.size() > 0) {
            insert.execute();
        }
    }

    /** By evaluation; those of whom nothing was hidden are not in it. */
    public Map<UUID, HiddenRegions> of(Collection<UUID> evaluations) {
        Map<UUID, Map<String, TreeSet<String>>> found = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("""
                        SELECT DISTINCT used.evaluation, coalesce(used.goal, '') AS goal, later.region
                        FROM (SELECT evaluation, goal, indicator, sector, vintage, regions, first_period, last_period
                            FROM evaluation_cells WHERE evaluation = ANY (:evaluations)
                            UNION ALL -- stored by a release that did not keep them: it may rest on all values of its indicators
                            SELECT id, NULL, pin.key, NULL, cast(pin.value AS timestamptz), NULL, NULL, NULL
                            FROM evaluation, jsonb_each_text(CASE jsonb_typeof(cast(document AS jsonb) #> '{provenance,observationsAsOf}')
                                WHEN 'object' THEN cast(document AS jsonb) #> '{provenance,observationsAsOf}' ELSE '{}' END) pin
                            WHERE id = ANY (:evaluations)
                                AND NOT EXISTS (SELECT FROM evaluation_cells kept WHERE kept.evaluation = evaluation.id)) used
                        JOIN observation later ON later.indicator = used.indicator
                            AND (used.sector IS NULL OR later.sector = used.sector)
                            AND (used.regions IS NULL OR later.region = ANY (used.regions))
                            AND (used.first_period IS NULL OR later.period >= used.first_period)
                            AND (used.last_period IS NULL OR later.period <= used.last_period)
                            AND later.vintage > used.vintage AND later.confidentiality <> 'F'
                        WHERE EXISTS (
                            SELECT FROM observation known
                            WHERE known.indicator = later.indicator AND known.sector = later.sector
                                AND known.region = later.region AND known.period = later.period
                                AND known.vintage <= used.vintage AND known.value IS NOT NULL)""")
                .bindArray("evaluations", UUID.class, evaluations)
                .map((row, context) -> found.computeIfAbsent(
                                row.getObject("evaluation", UUID.class), id -> new TreeMap<>())
                        .computeIfAbsent(row.getString("goal"), goal -> new TreeSet<>())
                        .add(row.getString("region")))
                .list());
        Map<UUID, HiddenRegions> hidden = new HashMap<>();
        found.forEach((id, regions) -> hidden.put(id, new HiddenRegions(regions)));
        return hidden;
    }
}
