package org.hengce.presentation.report;

import java.util.List;
import org.hengce.presentation.json.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says, as far as a report shows it; wire names where the contract has them.
 *
 * @param sectors codes
 * @param announcedOn ISO date
 */
public record PolicyFacts(
        LocalizedText title,
        @Nullable LocalizedText summary,
        @Nullable String issuer,
        @Nullable String documentNumber,
        @Nullable String category,
        @Nullable String level,
        List<String> instruments,
        List<String> sectors,
        @Nullable String assignment,
        @Nullable String announcedOn,
        List<Covered> coverage,
        List<Goal> goals) {
    /** Copies the lists. */
    public PolicyFacts {
        instruments = List.copyOf(instruments);
        sectors = List.copyOf(sectors);
        coverage = List.copyOf(coverage);
        goals = List.copyOf(goals);
    }

    /** Of which only the title is known. */
    public static PolicyFacts titled(LocalizedText title) {
        return new PolicyFacts(
                title, null, null, null, null, null, List.of(), List.of(), null, null, List.of(), List.of());
    }

    /** The smallest effect of interest on an indicator as a whole; null for the default. */
    @Nullable
    Double smallestEffect(String indicator) {
        return goals.stream()
                .filter(goal -> goal.indicator().equals(indicator) && goal.sector() == null)
                .findFirst()
                .map(Goal::smallestEffect)
                .orElse(null);
    }

    /** A covered region; {@code to} null while it lasts. */
    public record Covered(
            String region, String from, @Nullable String to) {}

    /**
     * What success was to mean.
     *
     * @param sector its code or codes; null for all sectors together
     * @param targetEffect in the transformed unit
     * @param smallestEffect of interest, in the transformed unit; null for the default
     */
    public record Goal(
            String indicator,
            @Nullable String sector,
            @Nullable Double weight,
            @Nullable Double targetEffect,
            @Nullable Double targetValue,
            @Nullable Integer targetYear,
            @Nullable Double smallestEffect) {}
}
