package org.hengce.indicator.observations;

import org.hengce.indicator.disclosure.Sight;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code observation} that a page is made from, as SQL with its parameters. Only what is asked for stands in it: a
 * condition that may be switched off would keep the planner from the primary key.
 *
 * @param after where the page before ended
 * @param sight whose values are not hidden
 */
public record Selection(ObservationFilter filter, @Nullable CellKey after, Sight sight) {
    /** The condition on a table with the columns of {@code observation}. */
    public String condition() {
        StringBuilder sql = new StringBuilder("indicator = :indicator");
        if (filter.asOf() != null) {
            sql.append(" AND vintage <= :asOf");
        }
        boolean narrowed = !filter.sectors().isEmpty() || filter.from() != null || filter.to() != null;
        if (!filter.regions().isEmpty()) {
            sql.append(" AND region = ANY (:regions)");
        } else if (narrowed) {
            // Known codes, so that the index is entered at each of them instead of being read from end to end.
            sql.append(" AND region = ANY (ARRAY(SELECT code FROM region))");
        }
        if (!filter.sectors().isEmpty()) {
            sql.append(" AND sector = ANY (:sectors)");
        }
        if (filter.from() != null) {
            sql.append(" AND period >= :from");
        }
        if (filter.to() != null) {
            sql.append(" AND period <= :to");
        }
        if (after != null) {
            sql.append(
                    after.vintage() == null
                            ? " AND (region, sector, period) > (:afterRegion, :afterSector, :afterPeriod)"
                            : " AND (region, sector, period, vintage) > (:afterRegion, :afterSector, :afterPeriod, :afterVintage)");
        }
        return sql.toString();
    }

    /** Sets the parameters of the condition, and of {@link Sight#shown}. */
    public Query bind(Query query) {
        query.bind("indicator", filter.indicator());
        if (filter.asOf() != null) {
            query.bind("asOf", filter.asOf());
        }
        if (!filter.regions().isEmpty()) {
            query.bindArray("regions", String.class, filter.regions());
        }
        if (!filter.sectors().isEmpty()) {
            query.bindArray("sectors", String.class, filter.sectors());
        }
        if (filter.from() != null) {
            query.bind("from", filter.from());
        }
        if (filter.to() != null) {
            query.bind("to", filter.to());
        }
        if (after != null) {
            query.bind("afterRegion", after.region())
                    .bind("afterSector", after.sector())
                    .bind("afterPeriod", after.period());
            if (after.vintage() != null) {
                query.bind("afterVintage", after.vintage());
            }
        }
        if (sight.hasRegions()) {
            query.bindArray("sight", String.class, sight.regions());
        }
        return query;
    }
}
