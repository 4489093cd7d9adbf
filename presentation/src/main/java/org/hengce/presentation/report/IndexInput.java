package org.hengce.presentation.report;

import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Ranked;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.Report.Run;
import org.jspecify.annotations.Nullable;

/**
 * What the report of a composite index is made from (evaluation.md §4): a level of development, no effect of anything.
 *
 * @param period that it is of
 * @param choices each step of the construction with what was chosen
 * @param indicators with their weights
 * @param units best first
 * @param level of the rank intervals, in (0, 1)
 */
public record IndexInput(
        Language language,
        LocalizedText title,
        String period,
        List<Choice> choices,
        List<Weighted> indicators,
        List<Unit> units,
        double level,
        Run run) {
    /** Copies the lists. */
    public IndexInput {
        choices = List.copyOf(choices);
        indicators = List.copyOf(indicators);
        units = List.copyOf(units);
    }

    /** A step, such as normalisation, with what was chosen. */
    public record Choice(LocalizedText step, LocalizedText chosen) {}

    /** An indicator; {@code sensitivity} its total Sobol' index, null where it was not looked at. */
    public record Weighted(
            String code,
            LocalizedText name,
            double weight,
            @Nullable Double sensitivity) {}

    /** A region with its value; {@code ranks} those that other choices lead to, null where they were not looked at. */
    public record Unit(String code, LocalizedText name, double value, int rank, Ranked.@Nullable Between ranks) {}
}
