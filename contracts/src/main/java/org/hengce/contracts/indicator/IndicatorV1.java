package org.hengce.contracts.indicator;

import org.hengce.contracts.Frequency;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Aggregate;
import org.jspecify.annotations.Nullable;

/** The whole definition of an indicator, on {@code hengce.indicators}. */
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
        int decimals)
        implements Aggregate {
    public static final String TYPE = "org.hengce.indicator.v1";
}
