package org.hengce.contracts.indicator;

import java.util.List;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Added;
import org.hengce.contracts.event.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The definition of an indicator, on {@code hengce.indicators}: all that tells how its values are to be read. What only its
 * stewards work with (rules of quality, the quality record, thresholds of disclosure) stays with the owner.
 */
public record IndicatorV1(
        int epoch,
        long revision,
        boolean retired,
        String code,
        LocalizedText name,
        Dimension dimension,
        String unitMeasure,
        Frequency frequency,
        Direction direction,
        Aggregation aggregation,
        @Nullable LocalizedText source,
        @Nullable LocalizedText definition,
        int decimals,
        @Added List<PlannedRelease> releases,
        @Added List<SeriesBreak> breaks)
        implements Aggregate {
    public static final String TYPE = "org.hengce.indicator.v1";

    /** Events from before there were calendars and breaks have none. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public IndicatorV1 {
        releases = releases == null ? List.of() : List.copyOf(releases);
        breaks = breaks == null ? List.of() : List.copyOf(breaks);
    }

    /** The same definition, published in another epoch. */
    public IndicatorV1 inEpoch(int other) {
        return new IndicatorV1(
                other,
                revision,
                retired,
                code,
                name,
                dimension,
                unitMeasure,
                frequency,
                direction,
                aggregation,
                source,
                definition,
                decimals,
                releases,
                breaks);
    }
}
