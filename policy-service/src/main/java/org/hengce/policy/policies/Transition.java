package org.hengce.policy.policies;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a policy, and why it is taken.
 *
 * @param effectiveOn ISO date
 */
@Schema(description = "A step in the life of a policy.")
public record Transition(
        @NotNull PolicyStatus to,

        @NotBlank @Size(max = 2_000) @Schema(description = "Why it is taken; kept for ever.")
        String reason,

        @Schema(
                format = "date",
                description =
                        "The day from which it holds: not before the step before it, and the day that the text says, if it says"
                                + " one. Where it is not sent, that day, else the one on which the step is told.")
        @Nullable
        String effectiveOn) {}
