package org.hengce.policy.policies;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hengce.contracts.policy.PolicyStatus;

/** A step in the life of a policy, and why it is taken. */
public record Transition(@NotNull PolicyStatus to, @NotBlank String reason) {}
