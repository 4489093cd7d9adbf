package org.hengce.policy.policies;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;

/** A step in the life of a policy, and why it is taken. */
@Schema(description = "A step in the life of a policy.")
public record Transition(
        @NotNull PolicyStatus to,

        @NotBlank @Schema(description = "Why it is taken; kept for ever.")
        String reason) {}
