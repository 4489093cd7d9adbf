package org.hengce.policy.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.hash.Sha256;
import org.hengce.policy.definitions.PendingCode;

/** A policy as it is read: its text with where it stands in its life, and what it waits for. */
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

        @Schema(description = "Codes that it names and that are not defined yet.")
        List<PendingCode> pending) {
    private static final int TAG_LENGTH = 16;

    /** Copies the list. */
    public PolicyView {
        pending = List.copyOf(pending);
    }

    static PolicyView of(Policy policy, List<PendingCode> pending) {
        return new PolicyView(
                policy.requireText(),
                policy.status,
                policy.version,
                policy.plans.size(),
                policy.selfAssessments.size(),
                pending);
    }

    /** Differs when others have defined what was pending; empty where nothing is. */
    String pendingTag() {
        return pending.isEmpty() ? "" : Sha256.hex(pending.toString()).substring(0, TAG_LENGTH);
    }
}
