package org.hengce.indicator.sectors;

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
 */
@Schema(name = "Sector", description = "A sector of the economy.")
public record SectorText(
        @Nullable @Pattern(regexp = Codes.CODE) @Schema(description = "That of the path; may be left out.")
        String code,

        @NotNull LocalizedText name,

        @Nullable @Pattern(regexp = Codes.CODE) @Schema(description = "Code of the sector that it is part of.")
        String parent) {}
