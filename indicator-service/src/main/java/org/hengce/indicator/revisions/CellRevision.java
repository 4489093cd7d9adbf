package org.hengce.indicator.revisions;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a value was revised, from first to final. */
@Schema(name = "CellRevision", description = "How a value was revised, from the first that was known to the last.")
public record CellRevision(
        String indicator,
        String region,
        String sector,
        String period,

        @Nullable @Schema(description = "The first value; null where the caller may not see it.")
        Double first,

        @Nullable @Schema(description = "The last value; null where it was withdrawn or the caller may not see it.")
        Double last,

        @Schema(description = "From when the first value was known.")
        Instant firstVintage,

        @Schema(description = "From when the last value, or its withdrawal, is known.")
        Instant lastVintage,

        @Schema(description = "How many vintages there are, withdrawals included.")
        int vintages,

        @Nullable @Schema(description = "Last less first; null where one of them is.")
        Double revision,

        @Nullable @Schema(description = "The revision in proportion to the first value; null where that is 0.")
        Double relativeRevision) {}
