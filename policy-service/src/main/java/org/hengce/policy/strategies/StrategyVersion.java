package org.hengce.policy.strategies;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.strategy.StrategyText;

/** A text that a strategy has or had. */
@Schema(description = "A text that a strategy has or had.")
public record StrategyVersion(
        int version,
        Instant madeAt,

        @Schema(description = "Who made it.") String madeBy,
        StrategyText text) {}
