package org.hengce.evaluation.power;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.GoalSectors;
import org.jspecify.annotations.Nullable;

/** A policy that is only planned, as a request describes it. */
@Schema(name = "PowerDraft", description = "A policy that is only planned.")
public record PowerDraft(
        @NotNull @Pattern(regexp = Codes.INDICATOR) @Schema(description = "The indicator that it is to move.")
        String indicator,

        @NotNull
        @Size(min = 1, max = PowerDraft.REGIONS_AT_MOST)
        @Schema(description = "The regions that it would cover, of one level.")
        List<@NotNull @Pattern(regexp = Codes.CODE) String> regions,

        @NotNull
        @Pattern(regexp = Codes.PERIOD)
        @Schema(description = "The period or day with which it would begin.", examples = "2027")
        String from,

        @Min(1) @Max(1000) @Schema(description = "So many periods would be observed from then on.")
        int horizon,

        @Schema(description = "How its effect would be estimated; null: as an evaluation would choose.") @Nullable
        PowerMethod method,

        @DecimalMin("0.0001")
        @DecimalMax("0.9")
        @Schema(description = "The largest p-value that rejects no effect.", defaultValue = "0.05")
        @Nullable
        Double alpha,

        @DecimalMin("0.01")
        @DecimalMax("0.99")
        @Schema(description = "How often the effect is to be found.", defaultValue = "0.8")
        @Nullable
        Double power,

        @Pattern(regexp = Codes.CODE)
        @Schema(description = "`_T`, all sectors, where it is null and `sectors` is, too.")
        @Nullable
        String sector,

        @Size(min = 2, max = GoalSectors.AT_MOST)
        @Schema(description = "Instead of `sector`: several, each once, not `_T`; looked at is their mean in a region.")
        @Nullable
        List<@NotNull @Pattern(regexp = Codes.CODE) String> sectors,

        @Min(-PowerDraft.LARGEST_SEED)
        @Max(PowerDraft.LARGEST_SEED)
        @Schema(description = "Of the draws; made from panel and specification where it is null.")
        @Nullable
        Long seed,

        @Min(1) @Max(10_000) @Schema(description = "How many pseudo-policies to draw.", defaultValue = "200") @Nullable
        Integer replications) {
    static final int REGIONS_AT_MOST = 1000;
    /** 2⁵³ − 1: JSON has no larger whole number that everybody reads exactly. */
    static final long LARGEST_SEED = 9_007_199_254_740_991L;

    /** The methods that find effects, by their names in results. */
    public enum PowerMethod {
        BEFORE_AFTER,
        INTERRUPTED_TIME_SERIES,
        DIFFERENCE_IN_DIFFERENCES,
        GROUP_TIME,
        SYNTHETIC_CONTROL,
        SYNTHETIC_DID
    }
}
