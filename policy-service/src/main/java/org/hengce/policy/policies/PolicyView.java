package org.hengce.policy.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.table.OwnWorkbook;
import org.hengce.policy.definitions.Unsettled;

/** A policy as it is read: its text with where it stands in its life, and what it waits for. */
@OwnWorkbook
@Schema(name = "Policy", description = "A policy: its text with where it stands in its life, and what it waits for.")
public record PolicyView(
        @JsonUnwrapped PolicyText policy,
        PolicyStatus status,

        @Schema(description = "The number of its text; evaluations quote it.")
        int version,

        @Schema(description = "How many evaluation plans were sealed; the last one is in force.")
        int plans,

        @Schema(description = "How many self-assessments were received.")
        int selfAssessments,

        @JsonUnwrapped Unsettled unsettled) {
    static PolicyView of(Policy policy, Unsettled unsettled) {
        return new PolicyView(
                policy.requireText(),
                policy.status,
                policy.version,
                policy.plans.size(),
                policy.selfAssessments.size(),
                unsettled);
    }
}
