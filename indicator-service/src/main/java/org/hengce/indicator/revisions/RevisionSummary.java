package org.hengce.indicator.revisions;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The size of revisions as official statistics report it (ESS guidelines for quality reports, indicator A6). */
@Schema(name = "RevisionSummary", description = "The size of revisions, first to last, over all values that have both.")
public record RevisionSummary(
        String indicator,

        @Schema(description = "How many values have a first and a last.")
        long values,

        @Schema(description = "How many of them were revised.")
        long revised,

        @Nullable
        @Schema(description = "MR: the mean of the revisions; far from 0 where first values lean to one side.")
        Double meanRevision,

        @Nullable @Schema(description = "MAR: the mean of their absolute sizes.")
        Double meanAbsoluteRevision,

        @Nullable @Schema(description = "RMAR: the sum of absolute revisions over the sum of absolute last values.")
        Double relativeMeanAbsoluteRevision) {}
