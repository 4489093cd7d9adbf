package org.hengce.presentation.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a report of an evaluation is made from.
 *
 * @param treatedFrom for each effect, by treated unit, its first treated period, as the effect's path names it; an effect beyond
 *     the list has none
 * @param revisions for each effect, how far its values had been revised; an effect beyond the list has none
 * @param indicators by code; one that is missing is called by its code
 * @param regions names by code; one that is missing is called by its code
 * @param evaluation as the reader may see it
 * @param previous an earlier evaluation of the same policy, for what changed since; or null
 * @param link where the evaluation is on the server; or null
 */
public record EvaluationInput(
        Language language,
        PolicyFacts policy,
        List<Map<String, String>> treatedFrom,
        List<RevisionSizes> revisions,
        Map<String, IndicatorFacts> indicators,
        Map<String, LocalizedText> regions,
        EvaluationDocument evaluation,
        @Nullable EvaluationDocument previous,
        @Nullable String link) {
    /** Copies the collections. */
    public EvaluationInput {
        treatedFrom = treatedFrom.stream().map(Map::copyOf).toList();
        revisions = List.copyOf(revisions);
        indicators = Map.copyOf(indicators);
        regions = Map.copyOf(regions);
    }

    /** The same, and for each effect, how far its values had been revised. */
    public EvaluationInput withRevisions(List<RevisionSizes> sizes) {
        return new EvaluationInput(
                language, policy, treatedFrom, sizes, indicators, regions, evaluation, previous, link);
    }

    IndicatorFacts indicator(String code) {
        return Objects.requireNonNullElseGet(indicators.get(code), () -> IndicatorFacts.unknown(code));
    }

    /** The first treated period of each treated unit. */
    Map<String, String> starts(int effect) {
        return effect < treatedFrom.size() ? treatedFrom.get(effect) : Map.of();
    }

    /** How far the values of an effect had been revised. */
    RevisionSizes revisions(int effect) {
        return effect < revisions.size() ? revisions.get(effect) : RevisionSizes.UNKNOWN;
    }

    /** The first treated period of any unit; empty where there is none. */
    String treatedFrom(int effect) {
        return starts(effect).values().stream().min(Comparator.naturalOrder()).orElse("");
    }
}
