package org.hengce.evaluation.requests;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to become of a request. */
@Schema(name = "EvaluationTransition", description = "What is to become of an evaluation that was asked for.")
public record RequestTransition(@NotNull To to) {
    /** The states that a person can bring it to. */
    @Schema(name = "EvaluationTransitionTo")
    public enum To {
        /** It is not made; what is under way is dropped. */
        CANCELLED,
        /** It failed, and is tried again. */
        QUEUED
    }
}
