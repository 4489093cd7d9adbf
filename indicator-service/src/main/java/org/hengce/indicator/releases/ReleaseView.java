package org.hengce.indicator.releases;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Values of one indicator that are published at one moment. */
@Schema(name = "Release", description = "Values of one indicator that wait for one moment.")
public record ReleaseView(
        String id,
        String indicator,

        @Schema(description = "When they are published; at most 5 s later.")
        Instant releaseAt,

        @Schema(description = "How many values wait, of the regions that the caller's rights cover.")
        long rows,

        @Schema(description = "Who sent values for it last.")
        String by) {}
