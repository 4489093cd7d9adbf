package org.hengce.evaluation.evaluations;

import java.util.stream.Collectors;
import org.hengce.presentation.json.EvaluationDocument;

/** What an evaluation concludes, as one text that differs where a conclusion does. */
final class Conclusions {
    private static final String NONE = "-";

    private Conclusions() {}

    /** Status, rating and the verdicts in the order of the effects. */
    static String of(EvaluationDocument evaluation) {
        String verdicts = evaluation.effects().stream()
                .map(effect -> " "
                        + (effect.verdict() == null ? NONE : effect.verdict().name()))
                .collect(Collectors.joining());
        return "%s %s%s"
                .formatted(
                        evaluation.status(),
                        evaluation.rating() == null ? NONE : evaluation.rating().name(),
                        verdicts);
    }
}
