package org.hengce.policy.imports;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/** What became of a file of policies. */
@Schema(
        name = "PolicyImport",
        description = "What became of a file of policies, or would have, where it was only tried.")
public record PolicyImportView(
        @Schema(description = "Whether it was only tried.") boolean dryRun,

        @Schema(description = "Lines that are not blank; of a workbook its policies, and rows that belong to none.")
        int rows,

        @Schema(description = "Registered, as drafts.") int made,

        @Schema(description = "Those that were there with the same content.")
        int unchanged,

        @Schema(description = "Refused: each has an error.") int rejected,

        @Schema(description = "What is wrong, by line: the first thousand.")
        List<LineError> errors) {
    /**
     * Something wrong in a line, or a row of a sheet.
     *
     * @param cell null in files of lines
     */
    @Schema(name = "PolicyImportError", description = "Something wrong in a line, or a row of a sheet.")
    public record LineError(
            @Schema(description = "The first line or row is 1.")
            int line,

            @Schema(description = "Of a workbook the cell, as `Coverage!C14`.") @Nullable
            String cell,

            @Schema(description = "Which field of the policy; empty where it is the line as a whole.")
            String field,

            LocalizedText reason) {}
}
