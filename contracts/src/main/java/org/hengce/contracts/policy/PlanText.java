package org.hengce.contracts.policy;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.event.Added;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.contracts.policy.PolicyText.Window;
import org.jspecify.annotations.Nullable;

/**
 * A sealed evaluation plan (evaluation.md §6). An amendment is a new version; the old one stays.
 *
 * @param version from 1
 * @param sha256 of the canonical form (RFC 8785) of an object with its {@code goals} and {@code readings} alone, 64 lower-case
 *     hexadecimal digits
 */
@Schema(description = "A sealed evaluation plan: what was promised before anything was seen.")
public record PlanText(
        @Min(1) int version,

        Instant sealedAt,

        @Pattern(regexp = "[0-9a-f]{64}")
        @Schema(
                description =
                        "SHA-256 of the canonical form (RFC 8785) of an object with these `goals` and `readings` alone.")
        String sha256,

        @Size(min = 1, max = 200) @Schema(description = "How each goal is to be evaluated.")
        List<PlannedGoal> goals,

        @Size(min = 1, max = 100) @Schema(description = "When results are to be read, earliest first.")
        List<PlannedReading> readings) {
    /** Names on the wire of the estimators that a plan may name. */
    public static final Set<String> METHODS = Set.of(
            "BEFORE_AFTER",
            "INTERRUPTED_TIME_SERIES",
            "DIFFERENCE_IN_DIFFERENCES",
            "GROUP_TIME",
            "SYNTHETIC_CONTROL",
            "SYNTHETIC_DID");

    /** Lists that were not sent are empty. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public PlanText {
        goals = goals == null ? List.of() : List.copyOf(goals);
        readings = readings == null ? List.of() : List.copyOf(readings);
    }

    /**
     * One goal.
     *
     * @param sector null for all sectors together, and where several are listed
     * @param sectors null where the goal is on one series per region
     * @param transform null for LEVEL
     * @param method wire name of the estimator; null leaves it to the data
     * @param comparison null for all regions
     * @param window null for all periods
     * @param smallestEffectOfInterest in the transformed unit; null for the default
     * @param weight for all goals, with the sum 1, or for none
     */
    @Schema(description = "How one goal is to be evaluated.")
    public record PlannedGoal(
            @Pattern(regexp = Codes.INDICATOR) String indicator,

            @Pattern(regexp = Codes.CODE) @Nullable String sector,

            @Added
            @Size(min = 2, max = GoalSectors.AT_MOST)
            @Schema(description = "Instead of `sector`: several, each once, not `_T`.")
            @Nullable
            List<@Pattern(regexp = Codes.CODE) String> sectors,

            @Nullable Transform transform,

            @Pattern(regexp = "[A-Z][A-Z_]{0,63}")
            @Schema(description = "The estimator, as `SYNTHETIC_DID`; null leaves it to the data.")
            @Nullable
            String method,

            @Nullable Comparison comparison,
            @Nullable Window window,

            @Positive @Nullable Double smallestEffectOfInterest,

            @PositiveOrZero @Nullable Double weight) {
        /** Copies the list; plans from before a goal could list sectors list none. */
        public PlannedGoal {
            sectors = sectors == null ? null : List.copyOf(sectors);
        }

        /** A goal on one series per region. */
        public PlannedGoal(
                String indicator,
                @Nullable String sector,
                @Nullable Transform transform,
                @Nullable String method,
                @Nullable Comparison comparison,
                @Nullable Window window,
                @Nullable Double smallestEffectOfInterest,
                @Nullable Double weight) {
            this(indicator, sector, null, transform, method, comparison, window, smallestEffectOfInterest, weight);
        }
    }

    /**
     * One reading.
     *
     * @param on ISO date, in {@code hengce.zone}
     * @param lastPeriod the last period after the policy's start whose data it will hold
     */
    @Schema(description = "A day on which results are to be read.")
    public record PlannedReading(
            @Schema(
                    format = "date",
                    description = "The reading is the first evaluation with what was known on this day or later.")
            String on,

            @Pattern(regexp = Codes.PERIOD) @Schema(description = "The last period whose data it will hold.")
            String lastPeriod) {}
}
