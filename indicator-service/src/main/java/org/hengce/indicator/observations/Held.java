package org.hengce.indicator.observations;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Values that wait for their publication.
 *
 * @param rows of the batch, not of all that wait with them
 */
@Schema(name = "HeldBack", description = "Values that wait for their publication.")
public record Held(
        @Schema(description = "Id of the release that they wait for.")
        String id,

        String indicator,

        @Schema(description = "When they are published; at most 5 s later.")
        Instant releaseAt,

        @Schema(description = "How many of the values that were sent.")
        long rows) {}
