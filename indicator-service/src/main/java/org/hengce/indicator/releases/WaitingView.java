package org.hengce.indicator.releases;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A value that waits. */
@Schema(name = "WaitingObservation", description = "A value that waits for its release.")
public record WaitingView(
        String region,
        String sector,
        String period,
        @Nullable Double value,
        String status,
        String confidentiality) {}
