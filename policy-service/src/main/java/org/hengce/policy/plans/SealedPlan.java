package org.hengce.policy.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PlanText;

/**
 * A plan as it is read.
 *
 * @param late whether the first period after the policy's start, as the policy is now, was over when it was sealed
 */
@Schema(description = "A sealed evaluation plan.")
public record SealedPlan(
        @JsonUnwrapped PlanText plan,

        @Schema(
                description =
                        "Whether the first period after the policy's start was over when it was sealed: what it changes may have"
                                + " been chosen by what was seen, and evaluations say so.")
        boolean late) {}
