package org.hengce.presentation.page;

import java.util.Map;
import java.util.Objects;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a page is made of.
 *
 * @param title of the policy
 * @param treatedFrom first treated period, as the path names it
 * @param indicators by code; one that is missing is called by its code
 * @param regions names by code, for units; one that is missing is called by its code
 * @param evaluation what was found
 * @param previous an earlier evaluation of the same policy, for what changed since; or null
 * @param link where the evaluation is on the server; or null
 */
public record PageInput(
        Language language,
        LocalizedText title,
        String treatedFrom,
        Map<String, IndicatorFacts> indicators,
        Map<String, LocalizedText> regions,
        EvaluationDocument evaluation,
        @Nullable EvaluationDocument previous,
        @Nullable String link) {
    /** Copies the maps. */
    public PageInput {
        indicators = Map.copyOf(indicators);
        regions = Map.copyOf(regions);
    }

    IndicatorFacts indicator(String code) {
        return Objects.requireNonNullElseGet(indicators.get(code), () -> IndicatorFacts.unknown(code));
    }

    /** Name of a unit, or its code. */
    String unitName(String code) {
        LocalizedText name = regions.get(code);
        return name == null || name.in(language).isEmpty() ? code : name.in(language);
    }

    /** Name and code of a unit, or the code alone. */
    String unit(String code) {
        String name = unitName(code);
        return name.equals(code) ? code : name + " (" + code + ")";
    }
}
