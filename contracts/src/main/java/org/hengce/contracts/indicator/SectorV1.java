package org.hengce.contracts.indicator;

import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Aggregate;
import org.jspecify.annotations.Nullable;

/** A whole sector, on {@code hengce.regions} under {@code SECTOR:code}. */
public record SectorV1(
        int epoch,
        long revision,
        boolean retired,
        String code,
        LocalizedText name,
        @Nullable String parent) implements Aggregate {
    public static final String TYPE = "org.hengce.sector.v1";
}
