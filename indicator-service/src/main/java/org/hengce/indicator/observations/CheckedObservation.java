package org.hengce.indicator.observations;

import org.jspecify.annotations.Nullable;

/**
 * A value that may be stored: its codes exist, its period is one of the indicator's.
 *
 * @param line 1-based row of what was sent
 */
public record CheckedObservation(
        long line,
        String indicator,
        String region,
        String sector,
        String period,
        @Nullable Double value,
        String status,
        String confidentiality) {}
