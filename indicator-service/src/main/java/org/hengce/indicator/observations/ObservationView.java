package org.hengce.indicator.observations;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
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

        @Nullable @Schema(description = "Null where there is none, and where the caller may not see it.")
        Double value,

        @Schema(description = "SDMX CL_OBS_STATUS; Q, suppressed, where the caller may not see the value.")
        String status,

        @Schema(
                description =
                        "SDMX CL_CONF_STATUS: F free, C confidential, N not for publication: sent so, or hidden because it"
                                + " would give away another.")
        String confidentiality,

        @Schema(description = "The instant from which it is known.") @JsonSerialize(using = VintageText.class)
        Instant vintage) {}
