package org.hengce.policy.assessments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.SelfAssessment;
import org.hengce.policy.definitions.PendingCode;

/** A self-assessment as it is read. */
@Schema(name = "ReceivedSelfAssessment", description = "A self-assessment as it was received.")
public record SelfAssessmentView(
        @Schema(description = "Which one of the policy's it is, from 1.")
        int number,

        @JsonUnwrapped SelfAssessment assessment,

        @Schema(description = "Codes that it names and that are not defined yet.")
        List<PendingCode> pending) {
    /** Copies the list. */
    public SelfAssessmentView {
        pending = List.copyOf(pending);
    }
}
