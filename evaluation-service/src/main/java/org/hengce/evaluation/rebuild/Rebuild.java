package org.hengce.evaluation.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One time that the copies are, or were, made again. */
@Schema(description = "One time that the copies of what other services own are, or were, made again from the topics.")
public record Rebuild(
        UUID id,
        State state,

        @Schema(description = "Who asked for it.") String askedBy,

        Instant askedAt,

        @Schema(description = "Records that were read so far, of all topics; null once a later one has begun.")
        @Nullable
        Long records,

        @Schema(description = "Records that the topics hold, when that was last looked at.") @Nullable
        Long recordsInAll,

        @Schema(description = "Records that can never be applied; they stand in the dead-letter topics.")
        long refused,

        @Schema(description = "Values in the records that were read.")
        long observations,

        @Schema(description = "What holds it up; it is tried again for ever.") @Nullable
        String failure,

        @Schema(description = "When it was swapped in, or cancelled.") @Nullable
        Instant endedAt) {
    /** Of what holds it up only the kind. */
    Rebuild withoutDetails() {
        return new Rebuild(
                id,
                state,
                askedBy,
                askedAt,
                records,
                recordsInAll,
                refused,
                observations,
                failure == null ? null : failure.split(":", 2)[0],
                endedAt);
    }

    /** How far it is. */
    @Schema(name = "RebuildState")
    public enum State {
        /** The topics are read; the old copies are live. */
        RUNNING,
        /** Something holds it up: it is tried again, the old copies are live. */
        RETRYING,
        /** Its copies are live, or were until a later one was swapped in. */
        SWAPPED,
        /** It was given up; the old copies have stayed. */
        CANCELLED
    }
}
