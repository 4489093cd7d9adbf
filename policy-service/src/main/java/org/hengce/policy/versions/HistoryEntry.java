package org.hengce.policy.versions;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.policy.policies.Change.Action;
import org.jspecify.annotations.Nullable;

/** Something that was done with a policy. */
@Schema(description = "Something that was done with a policy.")
public record HistoryEntry(
        @Schema(description = "The policy's revision that it made, as its ETag has it.")
        long revision,

        Action action,
        @Schema(description = "When it was done.") Instant at,
        @Schema(description = "Who did it.") String by,

        @Schema(description = "Why; null where nobody said.") @Nullable
        String reason,

        @Schema(description = "The version of the text that it made; null where it made none.") @Nullable
        Integer version,

        @Schema(description = "Of a step in its life: where it stood.") @Nullable
        PolicyStatus from,

        @Schema(description = "Of a step in its life: where it stands since.") @Nullable
        PolicyStatus to,

        @Schema(format = "date", description = "The day from which the step holds; null where it was not said.")
        @Nullable
        String effectiveOn,

        @Schema(description = "Which plan was sealed, or which self-assessment received.") @Nullable
        Integer number) {}
