package org.hengce.policy.strategies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.policy.definitions.PendingCode;
import org.hengce.policy.definitions.Unsettled;
import org.hengce.policy.policies.PolicyView;

/** A strategy as it is read: its text with where it stands in its life, and what it waits for. */
@Schema(
        name = "Strategy",
        description = "A strategy: its text with where it stands in its life, and what it waits for.")
public record StrategyView(
        @JsonUnwrapped StrategyText strategy,
        PolicyStatus status,

        @Schema(description = "The number of its text; reviews quote it.")
        int version,

        @Schema(description = "Codes that it names and that are not defined, or policies that are not published, yet.")
        List<PendingCode> pending,

        @Schema(description = PolicyView.CONTRADICTED) List<String> contradicted) {
    /** Copies the lists. */
    public StrategyView {
        pending = List.copyOf(pending);
        contradicted = List.copyOf(contradicted);
    }

    static StrategyView of(Strategy strategy, Unsettled unsettled) {
        return new StrategyView(
                strategy.requireText(),
                strategy.status,
                strategy.version,
                unsettled.pending(),
                unsettled.contradicted());
    }

    /** Differs when others have defined something; empty where nothing is unsettled. */
    String unsettledTag() {
        return new Unsettled(pending, contradicted).tag();
    }
}
