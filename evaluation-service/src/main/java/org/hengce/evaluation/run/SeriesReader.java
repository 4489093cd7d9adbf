package org.hengce.evaluation.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Values as they were known at a vintage, whether or not everybody may read them: what is made from them says which are not
 * free. A complete vintage never changes, so that what was read is kept for a while.
 */
@ApplicationScoped
class SeriesReader {
    /** A bound on memory: values, over all series that are kept. */
    private static final long MOST_VALUES = 1_000_000;

    private final Cache<Key, Series> read = Caffeine.newBuilder()
            .maximumWeight(MOST_VALUES)
            .weigher((Key key, Series series) -> 10 + series.values().size())
            .build();

    /**
     * Of one series.
     *
     * @param generation of the copies: those that were made again may mend what the earlier ones lacked
     */
    private record Key(String indicator, String sector, Instant vintage, long generation) {}

    /** That of the copies that the handle sees. */
    static long generation(Handle h) {
        return h.createQuery("SELECT generation FROM projection")
                .mapTo(Long.class)
                .one();
    }

    /** The values; of a series without vintage there are none. */
    Series at(Handle h, long generation, String indicator, String sector, @Nullable Instant vintage) {
        if (vintage == null) {
            return new Series(null, List.of());
        }
        return read.get(
                new Key(indicator, sector, vintage, generation), missing -> read(h, indicator, sector, vintage));
    }

    /**
     * Values of an earlier time, read afresh. Of those that everybody could read then, the ones that have been hidden since count
     * as hidden: who reads what is made from them reads it today.
     */
    static Series earlier(Handle h, String indicator, String sector, @Nullable Instant vintage) {
        return vintage == null
                ? new Series(null, List.of())
                : marked(h, indicator, sector, read(h, indicator, sector, vintage), vintage);
    }

    /**
     * The same as evaluations took it before values that are not free went into them.
     *
     * @param upTo what was hidden up to this vintage was left out, too; null: nothing
     */
    static Series earlierFree(
            Handle h, String indicator, String sector, @Nullable Instant vintage, @Nullable Instant upTo) {
        if (vintage == null) {
            return new Series(null, List.of());
        }
        Set<Series.Place> left = upTo == null ? Set.of() : hidden(h, indicator, sector, vintage, upTo);
        Series free = new Series(
                vintage,
                read(h, indicator, sector, vintage).values().stream()
                        .filter(value -> value.free() && !left.contains(Series.Place.of(value)))
                        .toList());
        return marked(h, indicator, sector, free, vintage);
    }

    private static Series marked(Handle h, String indicator, String sector, Series series, Instant vintage) {
        Set<Series.Place> hidden = hidden(h, indicator, sector, vintage, null);
        return hidden.isEmpty()
                ? series
                : new Series(
                        vintage,
                        series.values().stream()
                                .map(value -> hidden.contains(Series.Place.of(value)) ? value.hidden() : value)
                                .toList());
    }

    /** Cells with a later vintage, whatever came after it, that not everybody may read. */
    private static Set<Series.Place> hidden(
            Handle h, String indicator, String sector, Instant vintage, @Nullable Instant upTo) {
        return h.createQuery("""
                        SELECT DISTINCT region, period FROM observation
                        WHERE indicator = :indicator AND sector = :sector AND vintage > :vintage
                            AND (cast(:upTo AS timestamptz) IS NULL OR vintage <= :upTo) AND confidentiality <> 'F'""")
                .bind("indicator", indicator)
                .bind("sector", sector)
                .bind("vintage", vintage)
                .bind("upTo", upTo)
                .map((row, context) -> new Series.Place(row.getString(1), sector, row.getString(2)))
                .set();
    }

    private static Series read(Handle h, String indicator, String sector, Instant vintage) {
        // Few regions, periods and marks stand in many values: kept once they need a sixth of the memory.
        Map<String, String> once = new HashMap<>();
        return new Series(
                vintage,
                h.createQuery("""
                        SELECT region, period, value, status, confidentiality FROM (
                            SELECT DISTINCT ON (region, period) region, period, value, status, confidentiality
                            FROM observation
                            WHERE indicator = :indicator AND sector = :sector AND vintage <= :vintage
                            ORDER BY region, period, vintage DESC) known
                        WHERE value IS NOT NULL""")
                        .bind("indicator", indicator)
                        .bind("sector", sector)
                        .bind("vintage", vintage)
                        .map((row, context) -> new Series.Value(
                                once(once, row.getString(1)),
                                sector,
                                once(once, row.getString(2)),
                                row.getDouble(3),
                                once(once, row.getString(4)),
                                once(once, row.getString(5))))
                        .list());
    }

    private static String once(Map<String, String> texts, String text) {
        return texts.computeIfAbsent(text, Function.identity());
    }
}
