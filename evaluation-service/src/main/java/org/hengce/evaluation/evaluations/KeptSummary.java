package org.hengce.evaluation.evaluations;

import java.util.Map;
import java.util.Optional;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.words.IndicatorFacts;

/**
 * What a list says of an evaluation follows from this: the whole document may have a hundred times its size.
 *
 * @param title of the policy in the version that was evaluated
 * @param indicators by code, of its goals
 * @param evaluation with what is kept of one that has grown old
 */
record KeptSummary(LocalizedText title, Map<String, IndicatorFacts> indicators, EvaluationDocument evaluation) {
    /** Of an evaluation; without inputs, where a release from before did not keep them, all is called by its code. */
    static KeptSummary of(Optional<PinnedInputs> inputs, EvaluationDocument evaluation) {
        String code = evaluation.policy().code();
        return new KeptSummary(
                inputs.map(pinned -> RegisterFacts.text(pinned.policy().policy().title()))
                        .orElseGet(() -> new LocalizedText(code, code)),
                inputs.map(pinned -> RegisterFacts.indicators(pinned.indicators()))
                        .orElse(Map.of()),
                evaluation.thin());
    }

    IndicatorFacts indicator(String code) {
        IndicatorFacts known = indicators.get(code);
        return known == null ? IndicatorFacts.unknown(code) : known;
    }
}
