package org.hengce.contracts.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Added;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says (api.md §3): one shape for what the officer sends, what is stored, read and published.
 *
 * @param sectors target sectors
 * @param strategy code of the strategy that it belongs to
 * @param announcedOn ISO date
 */
@Schema(description = "What a policy says.")
public record PolicyText(
        @Pattern(regexp = Codes.CODE) @Schema(description = "Given once, never changed and never used again.")
        String code,

        LocalizedText title,
        Category category,
        Level level,

        @Schema(description = "Who issued it.") @Nullable String issuer,

        @Schema(description = "The number of the document that it stands in.") @Nullable
        String documentNumber,

        @Schema(description = "What it works with.", defaultValue = "[]")
        List<Instrument> instruments,

        @Schema(description = "Codes of the sectors that it is aimed at.", defaultValue = "[]")
        List<@Pattern(regexp = Codes.CODE) String> sectors,

        @Pattern(regexp = Codes.CODE) @Schema(description = "Code of the strategy that it belongs to.") @Nullable
        String strategy,

        @Schema(
                description =
                        "How the covered regions came to be covered: decides which level of evidence a design can reach.",
                defaultValue = "CHOSEN")
        Assignment assignment,

        @Schema(format = "date", description = "The day on which it was announced.") @Nullable
        String announcedOn,

        @Nullable Budget budget,

        @Size(min = 1) @Schema(description = "Which regions it covers, each once, and from when.")
        List<Coverage> coverage,

        @Schema(description = "What success was to mean.", defaultValue = "[]")
        List<Goal> goals,

        @Nullable Comparison comparison,
        @Nullable Window window,
        @Nullable LocalizedText summary) {
    /** Lists that were not sent are empty, the assignment is CHOSEN. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public PolicyText {
        instruments = instruments == null ? List.of() : List.copyOf(instruments);
        sectors = sectors == null ? List.of() : List.copyOf(sectors);
        coverage = coverage == null ? List.of() : List.copyOf(coverage);
        goals = goals == null ? List.of() : List.copyOf(goals);
        assignment = assignment == null ? Assignment.CHOSEN : assignment;
    }

    /** The five categories of industrial policy. */
    public enum Category {
        RESEARCH_INNOVATION,
        TALENT,
        ENTERPRISE_SUPPORT,
        INDUSTRIAL_PLANNING,
        INTELLECTUAL_PROPERTY
    }

    /** What the policy works with. */
    public enum Instrument {
        GRANT,
        TAX,
        LOAN,
        GUARANTEE,
        EQUITY,
        PROCUREMENT,
        REGULATION,
        SERVICE,
        INFRASTRUCTURE,
        TRAINING
    }

    /** How the covered regions came to be covered; decides which evidence level a design can reach. */
    public enum Assignment {
        CHOSEN,
        THRESHOLD,
        LOTTERY,
        RANDOM
    }

    /** What the outcome is turned into before an effect is estimated. */
    public enum Transform {
        LEVEL,
        LOG,
        PER_CAPITA,
        GROWTH,
        DEFLATED
    }

    /** Amounts in {@code currency} (ISO 4217). */
    @Schema(description = "Money for the policy.")
    public record Budget(
            @PositiveOrZero @Nullable Double amount,

            @Pattern(regexp = "[A-Z]{3}") @Schema(description = "ISO 4217, as CNY; needed with an amount.") @Nullable
            String currency,

            @PositiveOrZero @Schema(description = "What of it was spent.") @Nullable
            Double executed) {}

    /** One covered region, {@code from} and {@code to} as SDMX periods or dates, {@code to} null while it lasts. */
    @Schema(description = "One covered region.")
    public record Coverage(
            @Pattern(regexp = Codes.CODE) String region,

            @Pattern(regexp = Codes.PERIOD)
            @Schema(description = "The first period in which it is covered.", examples = "1989")
            String from,

            @Pattern(regexp = Codes.PERIOD)
            @Schema(description = "The last period; null while it is covered.")
            @Nullable
            String to,

            @Schema(description = "How strongly, where regions differ.") @Nullable
            Double intensity) {}

    /**
     * What success was to mean.
     *
     * @param sector null for all sectors together, and where several are listed
     * @param sectors null where the goal is on one series per region
     * @param weight given for all goals (sum 1) or for none
     * @param targetEffect in the transformed unit; its sign agrees with the indicator's direction
     * @param smallestEffectOfInterest positive, in the transformed unit
     */
    @Schema(
            description =
                    "What the policy was to have an effect on: one series per region, or several sectors of one indicator.")
    public record Goal(
            @Pattern(regexp = Codes.INDICATOR) String indicator,

            @Pattern(regexp = Codes.CODE)
            @Schema(description = "`_T`, all sectors, where it is null and `sectors` is, too.")
            @Nullable
            String sector,

            @Added
            @Size(min = 2, max = GoalSectors.AT_MOST)
            @Schema(
                    description =
                            "Instead of `sector`: several, each once, not `_T`. The effect is that on their mean in a region.")
            @Nullable
            List<@Pattern(regexp = Codes.CODE) String> sectors,

            @Nullable Transform transform,

            @Pattern(regexp = Codes.INDICATOR)
            @Schema(description = "Indicator by whose values units are weighted.")
            @Nullable
            String unitWeight,

            @PositiveOrZero
            @Schema(description = "Share in the score: for all goals, with the sum 1, or for none.")
            @Nullable
            Double weight,

            @Schema(
                    description =
                            "The effect that was promised, in the transformed unit; its sign agrees with the indicator's direction.")
            @Nullable
            Double targetEffect,

            @Nullable Double targetValue,

            @Min(1000) @Max(9999) @Nullable Integer targetYear,

            @Positive @Schema(description = "The smallest effect that would matter, in the transformed unit.") @Nullable
            Double smallestEffectOfInterest) {
        /** Copies the list; texts from before a goal could list sectors list none. */
        public Goal {
            sectors = sectors == null ? null : List.copyOf(sectors);
        }

        /** A goal on one series per region. */
        public Goal(
                String indicator,
                @Nullable String sector,
                @Nullable Transform transform,
                @Nullable String unitWeight,
                @Nullable Double weight,
                @Nullable Double targetEffect,
                @Nullable Double targetValue,
                @Nullable Integer targetYear,
                @Nullable Double smallestEffectOfInterest) {
            this(
                    indicator,
                    sector,
                    null,
                    transform,
                    unitWeight,
                    weight,
                    targetEffect,
                    targetValue,
                    targetYear,
                    smallestEffectOfInterest);
        }
    }

    /** Which regions may serve as comparison: all where {@code regions} is null, never the excluded ones. */
    @Schema(description = "Which regions may serve as comparison.")
    public record Comparison(
            @Schema(description = "All regions where it is null.") @Nullable
            List<@Pattern(regexp = Codes.CODE) String> regions,

            @Schema(description = "Never these.", defaultValue = "[]")
            List<@Pattern(regexp = Codes.CODE) String> excluded) {
        /** Nothing is excluded where it is not said. */
        @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
        public Comparison {
            regions = regions == null ? null : List.copyOf(regions);
            excluded = excluded == null ? List.of() : List.copyOf(excluded);
        }
    }

    /** The periods that the panel is cut to, both inclusive. */
    @Schema(description = "The periods that are looked at, both inclusive.")
    public record Window(
            @Pattern(regexp = Codes.PERIOD) @Nullable String from,
            @Pattern(regexp = Codes.PERIOD) @Nullable String to) {}
}
