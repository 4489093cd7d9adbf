package org.hengce.policy.strategies;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;

/** A step in the life of a strategy, and why it is taken. */
@Schema(description = "A step in the life of a strategy.")
public record StrategyTransition(
        @NotNull PolicyStatus to,

        @NotBlank @Size(max = 2_000) @Schema(description = "Why it is taken; kept for ever.")
        String reason) {}
