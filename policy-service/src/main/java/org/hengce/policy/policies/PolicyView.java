package org.hengce.policy.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;

/** A policy as it is read: its text with where it stands in its life. */
@Schema(name = "Policy", description = "A policy: its text with where it stands in its life.")
public record PolicyView(
        @JsonUnwrapped PolicyText policy,
        PolicyStatus status,

        @Schema(description = "The number of its text; evaluations quote it.")
        int version) {
    static PolicyView of(Policy policy) {
        return new PolicyView(policy.requireText(), policy.status, policy.version);
    }
}
