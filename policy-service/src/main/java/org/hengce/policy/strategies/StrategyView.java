package org.hengce.policy.strategies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.policy.definitions.Unsettled;

/** A strategy as it is read: its text with where it stands in its life, and what it waits for. */
@Schema(
        name = "Strategy",
        description = "A strategy: its text with where it stands in its life, and what it waits for.")
public record StrategyView(
        @JsonUnwrapped StrategyText strategy,
        PolicyStatus status,

        @Schema(description = "The number of its text; reviews quote it.")
        int version,

        @JsonUnwrapped Unsettled unsettled) {
    static StrategyView of(Strategy strategy, Unsettled unsettled) {
        return new StrategyView(strategy.requireText(), strategy.status, strategy.version, unsettled);
    }
}
