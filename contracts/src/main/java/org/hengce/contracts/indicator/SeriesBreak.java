package org.hengce.contracts.indicator;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.LocalizedText;

/** From this period on values are not comparable with those before, and why. */
@Schema(name = "SeriesBreak", description = "From where on values are not comparable with those before, and why.")
public record SeriesBreak(
        @NotNull
        @Pattern(regexp = Codes.PERIOD)
        @Schema(description = "The first period that is counted in the new way.", examples = "2013")
        String period,

        @NotNull LocalizedText note) {}
