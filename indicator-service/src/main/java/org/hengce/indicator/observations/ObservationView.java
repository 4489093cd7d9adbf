package org.hengce.indicator.observations;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stored value with the instant from which it is known. */
@Schema(name = "Observation", description = "A stored value.")
public record ObservationView(
        String indicator,
        String region,
        String sector,
        String period,
        @Nullable Double value,
        String status,
        String confidentiality,

        @Schema(description = "The instant from which it is known.")
        Instant vintage) {}
