package org.hengce.presentation.chart;

import org.hengce.presentation.Language;
import org.hengce.presentation.words.IndicatorFacts;

/**
 * What the charts of one effect are about.
 *
 * @param id prefix of the ids inside the charts, unique on a page: {@code [A-Za-z][A-Za-z0-9-]*}
 * @param policy its name, to stand at its start
 * @param treatedFrom first treated period
 * @param evidenceLevel 1 to 5, or 0 where it is not known
 * @param provisional whether the evaluation is not a reading of a plan, so that its points are drawn hollow
 */
public record ChartSubject(
        String id,
        Language language,
        String policy,
        IndicatorFacts indicator,
        String treatedFrom,
        int evidenceLevel,
        boolean provisional) {
    ChartSubject withId(String other) {
        return new ChartSubject(other, language, policy, indicator, treatedFrom, evidenceLevel, provisional);
    }
}
