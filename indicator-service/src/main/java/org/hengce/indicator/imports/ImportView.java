package org.hengce.indicator.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import as it is read. */
@Schema(name = "Import", description = "A file of values and what became of it.")
public record ImportView(
        UUID id,

        @Schema(
                enumeration = {"RECEIVING", "QUEUED", "RUNNING", "COMPLETED", "REJECTED", "FAILED"},
                description = "FAILED when it could not be published for a reason of ours.")
        String status,

        @Schema(description = "Who sent it.") String by,
        Instant createdAt,
        @Nullable Instant finishedAt,

        @Schema(enumeration = {"CSV", "SDMX_CSV", "XLSX"}) String format,

        @Nullable
        @Schema(
                enumeration = {"UTF-8", "GB18030"},
                description = "As it was found; null for XLSX, and before it is known.")
        String encoding,

        @Nullable
        @Schema(
                enumeration = {",", ";", "\t"},
                description = "Between fields, as it was found; null for XLSX, and before it is known.")
        String separator,

        @Schema(enumeration = {"REJECT_FILE", "REJECT_ROWS"})
        String onError,

        @Schema(description = "Whether it is checked only, and nothing published.")
        boolean dryRun,

        @Nullable
        @Schema(
                description =
                        "Bytes taken in so far. This, the checksum and the counts are null for others than its sender and administrators until it is over, and where a value of it is embargoed or confidential.")
        Long received,

        @Nullable @Schema(description = "Of the file.") String sha256,

        @Nullable
        @Schema(
                description =
                        "The last import before of a file with the same bytes and mapping, among those whose values its sender may see: what has not been corrected since is unchanged.")
        UUID repeats,

        @Nullable @Schema(description = "Rows below the header.")
        Long rows,

        @Nullable @Schema(description = "Rows that say something new.")
        Long accepted,

        @Nullable @Schema(description = "Rows equal to what was known.")
        Long unchanged,

        @Nullable @Schema(description = "Rows that cannot be stored.")
        Long rejected,

        @Nullable @Schema(description = "Cells that are wrong; a row may have several.")
        Long errorCount,

        @Schema(
                description =
                        "By indicator, its last vintage now; null while its values wait for their release, which only its sender and administrators are told.")
        Map<String, @Nullable Instant> vintages,

        @Nullable @Schema(description = "Of a dry run; for its sender and administrators.")
        Preview preview,

        @Schema(
                description =
                        "Why rows were refused, the first 100; for its sender and administrators, and not in lists. The first 10,000 are at `/errors`.")
        List<RowError> errors) {
    /**
     * Line and column of the file, the value that stood there, why it cannot be, and what may have been meant.
     */
    @Schema(name = "ImportError", description = "A cell that cannot be.")
    public record RowError(
            long line,

            @Schema(description = "The part of an observation that it was read as; `row` for the row as a whole.")
            String column,

            @Nullable String value,
            String reason,

            @Nullable @Schema(description = "What may have been meant.")
            String suggestion) {}

    /** What publishing the file would have done when it was tried. */
    @Schema(name = "ImportPreview", description = "What publishing it would have done.")
    public record Preview(
            @Schema(description = "Values where there were none.")
            long added,

            @Schema(description = "Values that differ from what was known.")
            long changed,

            long unchanged,

            @Schema(description = "The first rows as they were understood.")
            List<PreviewRow> rows) {}

    /** A row of a file as it was understood. */
    @Schema(name = "ImportPreviewRow", description = "A row as it was understood.")
    public record PreviewRow(
            long line,
            String indicator,
            String region,
            String sector,
            String period,
            @Nullable Double value,
            String status,
            String confidentiality) {}
}
