package org.hengce.indicator.observations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored value with the instant from which it is known. */
public record ObservationView(
        String indicator,
        String region,
        String sector,
        String period,
        @Nullable Double value,
        String status,
        String confidentiality,
        Instant vintage) {}
