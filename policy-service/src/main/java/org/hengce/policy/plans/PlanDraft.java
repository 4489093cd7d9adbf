package org.hengce.policy.plans;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PlanText.PlannedReading;

/** A plan that is to be sealed. */
@Schema(description = "How a policy is to be evaluated, and when its results are to be read.")
public record PlanDraft(
        @Size(min = 1, max = 200) @Schema(description = "How each goal is to be evaluated.")
        List<PlannedGoal> goals,

        @Size(min = 1, max = 100) @Schema(description = "When results are to be read, earliest first.")
        List<PlannedReading> readings) {
    /** Lists that were not sent are empty. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public PlanDraft {
        goals = goals == null ? List.of() : List.copyOf(goals);
        readings = readings == null ? List.of() : List.copyOf(readings);
    }
}
