package org.hengce.indicator.regions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a region says of itself: sent, stored and read in this shape.
 *
 * @param code that of the path; may be left out when it is sent
 * @param parent code of the region it is part of; may come later
 * @param validFrom ISO date of its first day, null when it always was
 * @param validTo ISO date of its last day, null while it exists
 * @param neighbours codes of the regions it borders on, as far as it says so; may come later
 * @param retired whether it takes no new observations any more
 */
@Schema(name = "Region", description = "A region.")
public record RegionText(
        @Nullable @Pattern(regexp = Codes.CODE) @Schema(description = "That of the path; may be left out.")
        String code,

        @NotNull LocalizedText name,
        @NotNull Level level,

        @Nullable @Pattern(regexp = Codes.CODE) @Schema(description = "Code of the region that it is part of.")
        String parent,

        @Nullable @Schema(format = "date", description = "Its first day; null when it always was.")
        String validFrom,

        @Nullable @Schema(format = "date", description = "Its last day; null while it exists.")
        String validTo,

        @Nullable
        @Size(max = 500)
        @Schema(description = "Codes of the regions that it borders on. One of two neighbours that says so is enough.")
        List<@NotNull @Pattern(regexp = Codes.CODE) String> neighbours,

        @Schema(description = "Whether it takes no new observations any more.", defaultValue = "false")
        boolean retired) {
    /** The neighbours, none where they are not said. */
    public List<String> neighbourCodes() {
        return neighbours == null ? List.of() : neighbours;
    }

    /** As it is stored: with the code of the path, and a list of neighbours in any case. */
    RegionText stored(String path) {
        return new RegionText(path, name, level, parent, validFrom, validTo, neighbourCodes(), retired);
    }

    /** The same, taking no new observations. */
    RegionText asRetired() {
        return new RegionText(code, name, level, parent, validFrom, validTo, neighbours, true);
    }
}
