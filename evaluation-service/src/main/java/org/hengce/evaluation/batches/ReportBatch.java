package org.hengce.evaluation.batches;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.presentation.json.ReasonDocument;
import org.jspecify.annotations.Nullable;

/** A batch of reports as it is read. */
@Schema(description = "Reports that were asked for at once, and how far they are.")
public record ReportBatch(
        UUID id,

        @Schema(description = "COMPLETED: there is a file, of what could be made. EXPIRED: there is none any more.")
        State status,

        @Schema(description = "Who asked for it.") String by,
        Instant askedAt,
        @Nullable Instant finishedAt,

        @Schema(enumeration = {"zh", "en"}) String lang,

        @Schema(enumeration = {"full", "sheet"}) String form,

        @Schema(enumeration = {"pdf", "html", "xlsx", "md"}) String format,

        @Schema(description = "Of how many policies.") int policies,
        @Schema(description = "Reports that are made.") int done,

        @Schema(description = "Those that cannot be made: see `failures`.")
        int failed,

        List<Failure> failures,

        @Nullable @Schema(description = "Null until all are made, and when it is kept no longer.")
        BatchFile file) {
    /** How far it is. */
    @Schema(name = "ReportBatchStatus")
    public enum State {
        /** Nothing is made yet. */
        QUEUED,
        /** Some are. */
        RUNNING,
        /** The file can be downloaded. */
        COMPLETED,
        /** It could. */
        EXPIRED
    }

    /** A policy of which there is no report. */
    @Schema(name = "ReportBatchFailure", description = "A policy of which there is no report, and why.")
    public record Failure(String policy, ReasonDocument reason) {}

    /** Where all of them are. */
    @Schema(name = "ReportBatchFile", description = "The reports as one ZIP.")
    public record BatchFile(
            @Schema(description = "Id of the batch.") UUID id,
            @Schema(description = "Where it is downloaded.") String href,
            Instant keptUntil) {}
}
