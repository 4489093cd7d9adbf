package org.hengce.presentation.report;

import java.util.List;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Ranked;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.report.Report.Run;
import org.jspecify.annotations.Nullable;

/**
 * What a report of a ranking is made from (evaluation.md §3).
 *
 * @param scope which policies are ranked, in words; null for all
 * @param level of the rank intervals, in (0, 1)
 * @param policies best first; whoever has no score is not among them
 * @param unranked policies without a score, and why
 * @param run what it was computed by
 */
public record RankingInput(
        Language language,
        @Nullable LocalizedText scope,
        double level,
        List<Policy> policies,
        List<Unranked> unranked,
        Run run) {
    /** Copies the lists. */
    public RankingInput {
        policies = List.copyOf(policies);
        unranked = List.copyOf(unranked);
    }

    /**
     * A policy in its place.
     *
     * @param rank from 1
     * @param sampling ranks that sampling error leaves possible; null where it was not looked at
     * @param weights ranks that other weights lead to; null where they were not looked at
     * @param tie policies with the same number cannot be told apart; numbered from 1
     */
    public record Policy(
            String code,
            LocalizedText title,
            int rank,
            Ranked.@Nullable Between sampling,
            Ranked.@Nullable Between weights,
            int tie,
            ScoreDocument score,
            @Nullable Rating rating) {}

    /** A policy that is not ranked. */
    public record Unranked(String code, LocalizedText title, LocalizedText reason) {}
}
