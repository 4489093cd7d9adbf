package org.hengce.indicator.sectors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a sector says of itself: sent, stored and read in this shape.
 *
 * @param code that of the path; may be left out when it is sent
 * @param parent code of the sector it is part of; may come later
 * @param classification the one that it belongs to, as {@code GB/T 4754-2017}
 * @param level its depth there: 1 for sections, 2 for divisions
 * @param validFrom ISO date of its first day, null when it always was
 * @param validTo ISO date of its last day, null while it exists
 * @param retired whether it takes no new observations any more
 */
@Schema(name = "Sector", description = "A sector of the economy.")
public record SectorText(
        @Nullable @Pattern(regexp = Codes.CODE) @Schema(description = "That of the path; may be left out.")
        String code,

        @NotNull LocalizedText name,

        @Nullable @Pattern(regexp = Codes.CODE) @Schema(description = "Code of the sector that it is part of.")
        String parent,

        @Nullable
        @Pattern(regexp = CLASSIFICATION)
        @Schema(description = "The classification that it belongs to.", examples = "GB/T 4754-2017")
        String classification,

        @Nullable
        @Min(1)
        @Max(DEEPEST)
        @Schema(description = "Its depth there: 1 for the widest. A part is deeper than the whole.")
        Integer level,

        @Nullable @Schema(format = "date", description = "Its first day; null when it always was.")
        String validFrom,

        @Nullable @Schema(format = "date", description = "Its last day; null while it exists.")
        String validTo,

        @Schema(description = "Whether it takes no new observations any more.", defaultValue = "false")
        boolean retired) {
    static final int DEEPEST = 9;

    /** Names of classifications: one line, no blank at either end. */
    static final String CLASSIFICATION = "[^\\s]([^\\x00-\\x1f]{0,62}[^\\s])?";

    /** The same, with the code of the path. */
    SectorText withCode(String path) {
        return new SectorText(path, name, parent, classification, level, validFrom, validTo, retired);
    }

    /** The same, taking no new observations. */
    SectorText asRetired() {
        return new SectorText(code, name, parent, classification, level, validFrom, validTo, true);
    }
}
