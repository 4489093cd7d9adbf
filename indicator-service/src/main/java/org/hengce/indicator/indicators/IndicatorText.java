package org.hengce.indicator.indicators;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.PlannedRelease;
import org.hengce.contracts.indicator.SeriesBreak;
import org.jspecify.annotations.Nullable;

/**
 * The definition of an indicator: sent, stored and read in this shape.
 *
 * @param code that of the path; may be left out when it is sent
 * @param unitMeasure what a value is measured in, as {@code packs per person}
 * @param decimals how many decimals a value is given with
 * @param releases when values become public, by period
 * @param quality what a reader must know before relying on the values
 * @param breaks from where on values are counted differently
 * @param disclosure how cells that would tell of single units are recognised
 * @param rules what its values are checked for; breaking them flags a value and refuses none
 * @param retired whether it takes no new observations any more
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
        int decimals,

        @Size(max = 1_000) @Schema(description = "When values become public; each period once.", defaultValue = "[]")
        List<@NotNull @Valid PlannedRelease> releases,

        @Nullable @Valid QualityRecord quality,

        @Size(max = 200)
        @Schema(description = "From where on values are counted differently; each period once.", defaultValue = "[]")
        List<@NotNull @Valid SeriesBreak> breaks,

        @Nullable @Valid Disclosure disclosure,
        @Nullable @Valid QualityRules rules,

        @Schema(description = "Whether it takes no new observations any more.", defaultValue = "false")
        boolean retired) {
    /** Lists that were not sent, or not kept by an earlier release, are empty. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public IndicatorText {
        releases = releases == null ? List.of() : releases;
        breaks = breaks == null ? List.of() : breaks;
    }

    /** How cells that would tell of single units are recognised. */
    @Schema(description = "How values that would tell of single units are recognised.")
    public record Disclosure(
            @NotNull @Positive @Schema(description = "A value above 0 and below this tells of too few.", examples = "3")
            Double minimumCell) {}

    /** The same, with the code of the path. */
    IndicatorText withCode(String path) {
        return new IndicatorText(
                path,
                name,
                dimension,
                unitMeasure,
                frequency,
                direction,
                aggregation,
                source,
                definition,
                decimals,
                releases,
                quality,
                breaks,
                disclosure,
                rules,
                retired);
    }

    /** The same, taking no new observations. */
    IndicatorText asRetired() {
        return new IndicatorText(
                code,
                name,
                dimension,
                unitMeasure,
                frequency,
                direction,
                aggregation,
                source,
                definition,
                decimals,
                releases,
                quality,
                breaks,
                disclosure,
                rules,
                true);
    }
}
