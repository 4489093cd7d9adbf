package org.hengce.policy.strategies;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.jspecify.annotations.Nullable;

/** Something that was done with a strategy. */
@Schema(description = "Something that was done with a strategy.")
public record StrategyHistoryEntry(
        @Schema(description = "The strategy's revision that it made, as its ETag has it.")
        long revision,

        Action action,
        @Schema(description = "When it was done.") Instant at,
        @Schema(description = "Who did it.") String by,

        @Schema(description = "Why a step was taken; null for texts.") @Nullable
        String reason,

        @Schema(description = "The version of the text that it made; null where it made none.") @Nullable
        Integer version,

        @Schema(description = "Of a step in its life: where it stood.") @Nullable
        PolicyStatus from,

        @Schema(description = "Of a step in its life: where it stands since.") @Nullable
        PolicyStatus to) {
    /** What can be done. */
    @Schema(name = "StrategyAction")
    public enum Action {
        REGISTERED,
        REVISED,
        MOVED
    }
}
