package org.hengce.indicator.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An import as its sender sees it.
 *
 * @param status RECEIVING, QUEUED, COMPLETED, REJECTED; FAILED when it could not be published for a reason of ours
 * @param accepted rows that say something new
 * @param unchanged rows equal to what was known
 * @param rejected rows that cannot be stored; one of them refuses the file
 * @param vintages per indicator, its last vintage now
 * @param errors why rows were refused, the first 100
 */
@Schema(name = "Import", description = "An import as its sender sees it.")
public record ImportView(
        UUID id,

        @Schema(
                enumeration = {"RECEIVING", "QUEUED", "COMPLETED", "REJECTED", "FAILED"},
                description = "FAILED when it could not be published for a reason of ours.")
        String status,

        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable @Schema(description = "Of the file.") String sha256,
        long rows,

        @Schema(description = "Rows that say something new.")
        long accepted,

        @Schema(description = "Rows equal to what was known.")
        long unchanged,

        @Schema(description = "Rows that cannot be stored.") long rejected,

        @Schema(description = "By indicator, its last vintage now; null while its values wait for their release.")
        Map<String, @Nullable Instant> vintages,

        @Schema(description = "Why rows were refused, the first 100.")
        List<RowError> errors) {
    /** Line and column of the file, the value that stood there, and why it cannot be. */
    @Schema(name = "ImportError", description = "A cell that cannot be.")
    public record RowError(
            long line, String column, @Nullable String value, String reason) {}
}
