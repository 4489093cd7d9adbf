package org.hengce.indicator.indicators;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.jspecify.annotations.Nullable;

/** What an indicator's values are checked for. A value that breaks a rule is stored like any other and found by the report. */
@Schema(
        name = "QualityRules",
        description = "What the values are checked for; breaking them flags a value and refuses none.")
public record QualityRules(
        @Nullable @Valid Range range,
        @Nullable @Valid Jump jump,
        @Nullable @Valid Balance balance,
        @Nullable @Valid Expected expected,
        @Nullable @Valid Outlier outlier) {
    /** For indicators that say nothing of outliers. */
    public static final double USUAL_THRESHOLD = 3.5;

    /** A value lies between these, the bounds included; at least one is given. */
    @Schema(name = "RangeRule", description = "Values lie between these, the bounds included; at least one is given.")
    public record Range(@Nullable Double min, @Nullable Double max) {}

    /** A value differs from the one before it in its series by at most this share of that. */
    @Schema(
            name = "JumpRule",
            description = "A value differs from the one before it in its series by at most this share of it.")
    public record Jump(
            @NotNull @Positive @DecimalMax("1000000") @Schema(description = "0.5 stands for 50 %.", examples = "0.5")
            Double relative) {}

    /** The children of a region or sector make up the whole, but for this share and for rounding. */
    @Schema(
            name = "BalanceRule",
            description =
                    "Parts make up the whole, but for this share of it and for rounding; for the aggregation SUM.")
    public record Balance(
            @NotNull
            @PositiveOrZero
            @DecimalMax("1")
            @Schema(description = "0.005 stands for 0.5 %.", examples = "0.005")
            Double tolerance) {}

    /**
     * Which values should be there.
     *
     * @param from first period
     * @param regions whose; of all that have any value, where nothing is said
     * @param lag how long after a period its value is due
     */
    @Schema(name = "ExpectedRule", description = "Which values should be there.")
    public record Expected(
            @NotNull @Pattern(regexp = Codes.PERIOD) @Schema(description = "From this period on.", examples = "2010")
            String from,

            @Nullable
            @Size(min = 1, max = 10_000)
            @Schema(
                    description =
                            "In these regions, all sectors together; in every series that has any value where it is null.")
            List<@NotNull @Pattern(regexp = Codes.CODE) String> regions,

            @Nullable
            @Pattern(regexp = "P([0-9]{1,2}Y)?([0-9]{1,3}M)?([0-9]{1,3}W)?([0-9]{1,4}D)?")
            @Schema(
                    description = "So long after the end of a period its values are due: an ISO 8601 period.",
                    examples = "P90D",
                    defaultValue = Expected.AT_ONCE)
            String lag) {
        /** A lag that is not said is none. */
        public static final String AT_ONCE = "P0D";

        /** How long after a period its value is due. */
        public String lagOrNone() {
            return lag == null ? AT_ONCE : lag;
        }
    }

    /** How far from what is usual a change against the year before may be. */
    @Schema(name = "OutlierRule", description = "How far from what is usual a change against the year before may be.")
    public record Outlier(
            @NotNull @Positive @Schema(description = "The largest usual absolute modified z-score.", examples = "3.5")
            Double threshold) {}

    /** The modified z-score above which a change is an outlier. */
    public double threshold() {
        return outlier == null ? USUAL_THRESHOLD : outlier.threshold();
    }
}
