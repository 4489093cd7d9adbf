package org.hengce.contracts.indicator;

import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A whole sector, on {@code hengce.regions} under {@code SECTOR:code}; validity as ISO dates.
 *
 * @param classification the one that it belongs to, as {@code GB/T 4754-2017}
 * @param level its depth there, 1 for the widest
 */
public record SectorV1(
        int epoch,
        long revision,
        boolean retired,
        String code,
        LocalizedText name,
        @Nullable String parent,
        @Nullable String classification,
        @Nullable Integer level,
        @Nullable String validFrom,
        @Nullable String validTo)
        implements Aggregate {
    public static final String TYPE = "org.hengce.sector.v1";
}
