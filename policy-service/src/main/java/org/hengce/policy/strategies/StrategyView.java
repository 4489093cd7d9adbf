package org.hengce.policy.strategies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.strategy.StrategyText;

/** A strategy as it is read: its text with where it stands in its life. */
@Schema(name = "Strategy", description = "A strategy: its text with where it stands in its life.")
public record StrategyView(
        @JsonUnwrapped StrategyText strategy,
        PolicyStatus status,

        @Schema(description = "The number of its text; reviews quote it.")
        int version) {
    static StrategyView of(Strategy strategy) {
        return new StrategyView(strategy.requireText(), strategy.status, strategy.version);
    }
}
