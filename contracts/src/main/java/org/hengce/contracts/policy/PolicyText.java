package org.hengce.contracts.policy;

import java.util.List;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says (api.md §3): one shape for what the officer sends, what is stored, read and published.
 *
 * @param sectors target sectors
 * @param strategy code of the strategy that it belongs to
 * @param announcedOn ISO date
 */
public record PolicyText(
        String code,
        LocalizedText title,
        Category category,
        Level level,
        @Nullable String issuer,
        @Nullable String documentNumber,
        List<Instrument> instruments,
        List<String> sectors,
        @Nullable String strategy,
        Assignment assignment,
        @Nullable String announcedOn,
        @Nullable Budget budget,
        List<Coverage> coverage,
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
    public record Budget(
            @Nullable Double amount,
            @Nullable String currency,
            @Nullable Double executed) {}

    /** One covered region, {@code from} and {@code to} as SDMX periods or dates, {@code to} null while it lasts. */
    public record Coverage(
            String region,
            String from,
            @Nullable String to,
            @Nullable Double intensity) {}

    /**
     * What success was to mean.
     *
     * @param weight given for all goals (sum 1) or for none
     * @param targetEffect in the transformed unit; its sign agrees with the indicator's direction
     * @param smallestEffectOfInterest positive, in the transformed unit
     */
    public record Goal(
            String indicator,
            @Nullable String sector,
            @Nullable Transform transform,
            @Nullable String unitWeight,
            @Nullable Double weight,
            @Nullable Double targetEffect,
            @Nullable Double targetValue,
            @Nullable Integer targetYear,
            @Nullable Double smallestEffectOfInterest) {}

    /** Which regions may serve as comparison: all where {@code regions} is null, never the excluded ones. */
    public record Comparison(@Nullable List<String> regions, List<String> excluded) {
        /** Nothing is excluded where it is not said. */
        @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
        public Comparison {
            regions = regions == null ? null : List.copyOf(regions);
            excluded = excluded == null ? List.of() : List.copyOf(excluded);
        }
    }

    /** The periods that the panel is cut to, both inclusive. */
    public record Window(@Nullable String from, @Nullable String to) {}
}
