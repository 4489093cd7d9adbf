package org.hengce.contracts.indicator;

import java.util.List;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Aggregate;
import org.jspecify.annotations.Nullable;

/** A whole region, on {@code hengce.regions} under {@code REGION:code}; validity as ISO dates. */
public record RegionV1(
        int epoch,
        long revision,
        boolean retired,
        String code,
        LocalizedText name,
        Level level,
        @Nullable String parent,
        @Nullable String validFrom,
        @Nullable String validTo,
        List<String> neighbours)
        implements Aggregate {
    public static final String TYPE = "org.hengce.region.v1";
}
