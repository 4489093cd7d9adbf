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

/** Values as they were known at a vintage. A complete vintage never changes, so that what was read is kept for a while. */
@ApplicationScoped
class SeriesReader {
    /**
     * Free values alone as long as every reader of evaluations gets them whole. Once {@link
     * org.hengce.evaluation.disclosure.Disclosure} stands before all of them, this may be false.
     */
    private static final boolean FREE_ONLY = true;

    /** A bound on memory: values, over all series that are kept. */
    private static final long MOST_VALUES = 1_000_000;

    private final Cache<Key, Series> read = Caffeine.newBuilder()
            .maximumWeight(MOST_VALUES)
            .weigher((Key key, Series series) -> 10 + series.values().size())
            .build();

    private record Key(String indicator, String sector, Instant vintage) {}

    /** The values; of a series without vintage there are none. */
    Series at(Handle h, String indicator, String sector, @Nullable Instant vintage) {
        if (vintage == null) {
            return new Series(null, List.of());
        }
        return read.get(new Key(indicator, sector, vintage), key -> read(h, key));
    }

    /** The same without what was hidden since, up to a later vintage: everything that reads the past leaves it out. */
    static Series stillFree(
            Handle h, String indicator, String sector, @Nullable Instant vintage, @Nullable Instant upTo) {
        if (vintage == null || upTo == null) {
            return afresh(h, indicator, sector, vintage);
        }
        Set<Series.Place> hidden = hiddenSince(h, indicator, sector, vintage, upTo);
        Series all = read(h, new Key(indicator, sector, vintage));
        return new Series(
                vintage,
                all.values().stream()
                        .filter(value -> !hidden.contains(Series.Place.of(value)))
                        .toList(),
                upTo);
    }

    /** Cells with a later vintage, whatever came after it, that not everybody may read. */
    static Set<Series.Place> hiddenSince(Handle h, String indicator, String sector, Instant vintage, Instant upTo) {
        return h.createQuery("""
                        SELECT DISTINCT region, period FROM observation
                        WHERE indicator = :indicator AND sector = :sector AND vintage > :vintage AND vintage <= :upTo
                            AND confidentiality <> 'F'""")
                .bind("indicator", indicator)
                .bind("sector", sector)
                .bind("vintage", vintage)
                .bind("upTo", upTo)
                .map((row, context) -> new Series.Place(row.getString(1), row.getString(2)))
                .set();
    }

    /** The same from the database itself, whatever was read before. */
    static Series afresh(Handle h, String indicator, String sector, @Nullable Instant vintage) {
        return vintage == null ? new Series(null, List.of()) : read(h, new Key(indicator, sector, vintage));
    }

    /** One that was free once and is hidden now counts as hidden. */
    private static Series read(Handle h, Key key) {
        // Few regions, periods and marks stand in many values: kept once they need a sixth of the memory.
        Map<String, String> once = new HashMap<>();
        return new Series(
                key.vintage(),
                h.createQuery("""
                        SELECT region, period, value, status, confidentiality FROM (
                            SELECT DISTINCT ON (region, period) region, period, value, status, confidentiality
                            FROM observation
                            WHERE indicator = :indicator AND sector = :sector AND vintage <= :vintage
                            ORDER BY region, period, vintage DESC) known
                        WHERE value IS NOT NULL AND (NOT :freeOnly OR confidentiality = 'F')""")
                        .bind("indicator", key.indicator())
                        .bind("sector", key.sector())
                        .bind("vintage", key.vintage())
                        .bind("freeOnly", FREE_ONLY)
                        .map((row, context) -> new Series.Value(
                                once(once, row.getString(1)),
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
