package org.hengce.indicator.observations;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.indicator.observations.Publication.Compared;
import org.hengce.kit.vintage.Vintage;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Inserts what a batch says anew of one indicator, in one statement and in the order of the key, and tells at which keys the
 * parts of the vintage begin and end.
 *
 * <p>How a row's present value is found depends on the sizes, and is not left to a planner that has no statistics of rows
 * staged a moment ago: nothing is looked up for an indicator without values, a few rows are looked up one by one, and many are
 * compared in one pass over all that the indicator has.
 */
final class IndicatorPublication {
    /** A look-up costs about as much as passing over so many rows in order. */
    private static final int ROWS_PASSED_PER_LOOKUP = 20;

    private static final String ONE_BY_ONE = """
            LEFT JOIN LATERAL (
                SELECT o.value, o.status, o.confidentiality FROM observation o
                WHERE o.indicator = s.indicator AND o.region = s.region AND o.sector = s.sector AND o.period = s.period
                ORDER BY o.vintage DESC LIMIT 1) known ON true""";
    private static final String IN_ONE_PASS = """
            LEFT JOIN (
                SELECT DISTINCT ON (region, sector, period) region, sector, period, value, status, confidentiality
                FROM observation WHERE indicator = :indicator
                ORDER BY region, sector, period, vintage DESC) known USING (region, sector, period)""";
    private static final String DIFFERS = """
            AND (known.status IS NULL
                 OR (known.value, known.status, known.confidentiality)
                    IS DISTINCT FROM (s.value, s.status, s.confidentiality))""";

    /** How a row's present value is found. */
    enum Comparison {
        WITH_NOTHING("", ""),
        ONE_BY_ONE(IndicatorPublication.ONE_BY_ONE, DIFFERS),
        IN_ONE_PASS(IndicatorPublication.IN_ONE_PASS, DIFFERS);

        private final String join;
        private final String differs;

        Comparison(String join, String differs) {
            this.join = join;
            this.differs = differs;
        }

        /** For so many staged rows of an indicator that has so many. */
        static Comparison of(long staged, long stored) {
            if (stored == 0) {
                return WITH_NOTHING;
            }
            return staged < stored / ROWS_PASSED_PER_LOOKUP ? ONE_BY_ONE : IN_ONE_PASS;
        }

        /** Keeps the planner from the one plan that takes for ever where it believes that a batch of millions is empty. */
        void prepare(Handle h) {
            h.createQuery("SELECT set_config('enable_nestloop', :on, true)")
                    .bind("on", this == IN_ONE_PASS ? "off" : "on")
                    .mapTo(String.class)
                    .one();
        }
    }

    /** A part of the vintage. */
    record Bounds(ObservationParts.Key first, ObservationParts.Key last) {}

    /**
     * What was inserted.
     *
     * @param lastPeriod the last one of which a row says anything; null where there is no row
     * @param parts in the order of keys
     */
    record Inserted(long rows, @Nullable String lastPeriod, List<Bounds> parts) {}

    /** The first or last row of a part, with what holds for all of them. */
    private record End(Numbered row, String lastPeriod) {}

    private IndicatorPublication() {}

    static Inserted insert(Handle h, UUID batch, String indicator, Vintage vintage, Comparison comparison) {
        comparison.prepare(h);
        // Windows are computed in the order of the key, which the insert then follows: its index grows at one end.
        List<End> ends = h.createQuery("""
                        WITH changed AS MATERIALIZED (
                            SELECT s.region, s.sector, s.period, s.value, s.status, s.confidentiality,
                                   row_number() OVER (ORDER BY s.region, s.sector, s.period) AS n
                            FROM staged_observation s
                            %s
                            WHERE s.batch = :batch AND s.indicator = :indicator %s),
                        inserted AS (
                            INSERT INTO observation
                                (indicator, region, sector, period, vintage, value, status, confidentiality)
                            SELECT :indicator, region, sector, period, :vintage, value, status, confidentiality FROM changed)
                        SELECT n, region, sector, period, (SELECT max(period COLLATE "C") FROM changed) AS last_period
                        FROM changed WHERE n %% :size IN (0, 1) OR n = (SELECT max(n) FROM changed)
                        ORDER BY n""".formatted(comparison.join, comparison.differs))
                .bind("batch", batch)
                .bind("indicator", indicator)
                .bind("vintage", vintage.instant())
                .bind("size", ObservationsV1.ROWS_PER_PART)
                .map((row, context) -> new End(
                        new Numbered(
                                row.getLong("n"),
                                new ObservationParts.Key(
                                        row.getString("region"), row.getString("sector"), row.getString("period"))),
                        row.getString("last_period")))
                .list();
        if (ends.isEmpty()) {
            return new Inserted(0, null, List.of());
        }
        End last = ends.get(ends.size() - 1);
        return new Inserted(
                last.row().n(),
                last.lastPeriod(),
                parts(ends.stream().map(End::row).toList()));
    }

    /**
     * The parts of a vintage.
     *
     * @param ends the first and last row of each, numbered from 1 in the order of keys
     */
    static List<Bounds> parts(List<Numbered> ends) {
        List<Bounds> parts = new ArrayList<>(ends.size() / 2 + 1);
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i).n() % ObservationsV1.ROWS_PER_PART != 1) {
                continue;
            }
            boolean alone = i + 1 == ends.size() || ends.get(i + 1).n() % ObservationsV1.ROWS_PER_PART == 1;
            parts.add(new Bounds(ends.get(i).key(), ends.get(alone ? i : i + 1).key()));
        }
        return parts;
    }

    /** What an insert would do. */
    static Compared compare(Handle h, UUID batch, String indicator, Comparison comparison) {
        comparison.prepare(h);
        boolean nothing = comparison == Comparison.WITH_NOTHING;
        return h.createQuery(
                        """
                        SELECT count(*) AS rows, count(*) FILTER (WHERE %s) AS added,
                               count(*) FILTER (WHERE true %s) AS differs
                        FROM staged_observation s
                        %s
                        WHERE s.batch = :batch AND s.indicator = :indicator""".formatted(nothing ? "true" : "known.status IS NULL", comparison.differs, comparison.join))
                .bind("batch", batch)
                .bind("indicator", indicator)
                .map((row, context) -> new Compared(
                        row.getLong("added"),
                        row.getLong("differs") - row.getLong("added"),
                        row.getLong("rows") - row.getLong("differs")))
                .one();
    }

    /** A row by its place among those of its vintage. */
    record Numbered(long n, ObservationParts.Key key) {}
}
