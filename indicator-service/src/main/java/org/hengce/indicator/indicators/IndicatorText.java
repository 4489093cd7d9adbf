package org.hengce.indicator.indicators;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.jspecify.annotations.Nullable;

/**
 * The definition of an indicator: sent, stored and read in this shape.
 *
 * @param code that of the path; may be left out when it is sent
 * @param unitMeasure what a value is measured in, as {@code packs per person}
 * @param decimals how many decimals a value is given with
 */
@Schema(name = "Indicator", description = "The definition of an indicator.")
public record IndicatorText(
        @Nullable @Pattern(regexp = Codes.INDICATOR) @Schema(description = "That of the path; may be left out.")
        String code,

        @NotNull LocalizedText name,
        @NotNull Dimension dimension,

        @NotBlank @Schema(description = "What a value is measured in.", examples = "packs per person")
        String unitMeasure,

        @NotNull Frequency frequency,
        @NotNull Direction direction,
        @NotNull Aggregation aggregation,
        @Nullable LocalizedText source,
        @Nullable LocalizedText definition,

        @Min(0) @Max(15) @Schema(description = "With how many decimals a value is given.", defaultValue = "0")
        int decimals) {}
