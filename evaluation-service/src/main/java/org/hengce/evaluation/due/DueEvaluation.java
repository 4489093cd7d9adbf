package org.hengce.evaluation.due;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy whose changes no evaluation covers yet. */
@Schema(description = "A policy whose changes no evaluation covers yet.")
public record DueEvaluation(
        String policy,
        State state,

        @Schema(description = "When the first of these changes came.")
        Instant since,

        @Schema(description = "How many changes wait.") int changes,

        @Schema(description = "How often it was tried in vain since the last success.")
        int attempts,

        @Schema(description = "When it is tried next, after a failure.") @Nullable
        Instant retryAt,

        @Schema(description = "What went wrong the last time; for whom rights are limited to regions only its kind.")
        @Nullable
        String failure) {
    /** What is the matter with it. */
    @Schema(name = "DueState")
    public enum State {
        /** Nobody works on it yet. */
        WAITING,
        /** It is being computed. */
        RUNNING,
        /** It failed and is tried again. */
        RETRYING,
        /** It failed too often: it waits for the next change, or until somebody has it tried again. */
        SET_ASIDE
    }

    /** Of what went wrong only the kind. */
    DueEvaluation withoutDetails() {
        return new DueEvaluation(
                policy, state, since, changes, attempts, retryAt, failure == null ? null : failure.split(":", 2)[0]);
    }
}
