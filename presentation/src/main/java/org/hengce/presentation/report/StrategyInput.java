package org.hengce.presentation.report;

import java.util.List;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.report.Report.Run;
import org.jspecify.annotations.Nullable;

/**
 * What the report of a strategy's review is made from (evaluation.md §5).
 *
 * @param number of the review
 * @param policies of the strategy
 * @param aggregates scores per dimension, key area and region
 * @param proposals adjustments, each with the figures that it rests on
 */
public record StrategyInput(
        Language language,
        String code,
        LocalizedText title,
        int number,
        List<Member> policies,
        List<Aggregate> aggregates,
        List<Proposal> proposals,
        Run run) {
    /** Copies the lists. */
    public StrategyInput {
        policies = List.copyOf(policies);
        aggregates = List.copyOf(aggregates);
        proposals = List.copyOf(proposals);
    }

    /** A policy; {@code weight} its share in the aggregate. */
    public record Member(
            String code,
            LocalizedText title,
            double weight,
            @Nullable ScoreDocument score,
            @Nullable Rating rating) {}

    /**
     * A part of the strategy.
     *
     * @param kind DIMENSION, KEY_AREA or REGION
     * @param policies how many are in it
     */
    public record Aggregate(
            String kind,
            String key,
            LocalizedText name,
            int policies,
            @Nullable ScoreDocument score) {}

    /**
     * A proposed adjustment.
     *
     * @param kind GOAL, KEY_AREA or PATH
     * @param rule the row of the decision table that fired
     * @param text what is proposed
     * @param figures what it rests on, in words
     * @param indicator on which something is expected; null where nothing is
     * @param change expected
     * @param readOn ISO date on which the expectation is read
     */
    public record Proposal(
            String kind,
            String rule,
            LocalizedText text,
            LocalizedText figures,
            @Nullable String indicator,
            @Nullable Double change,
            @Nullable String readOn) {}
}
