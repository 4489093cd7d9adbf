package org.hengce.presentation.report;

import java.util.IdentityHashMap;
import java.util.List;
import org.hengce.presentation.chart.ChartSubject;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.Evidence;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.EvaluationWords;
import org.hengce.presentation.words.FindingsWords;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/** What all sections of a report on one evaluation share. */
final class Subject {
    private final EvaluationInput input;
    private final Voice voice;
    private final EvaluationWords words;
    private final FindingsWords findings;
    /** By identity: two effects that say the same are written twice anyway. */
    private final IdentityHashMap<EffectDocument, EffectWords> effects = new IdentityHashMap<>();

    Subject(EvaluationInput input) {
        this.input = input;
        voice = new Voice(input.language());
        words = new EvaluationWords(input.language(), input.evaluation());
        findings = new FindingsWords(input.language(), input.evaluation(), this::name);
    }

    EvaluationInput input() {
        return input;
    }

    EvaluationDocument evaluation() {
        return input.evaluation();
    }

    List<EffectDocument> effects() {
        return input.evaluation().effects();
    }

    Voice voice() {
        return voice;
    }

    Numerals numerals() {
        return voice.numerals();
    }

    IndicatorFacts indicator(EffectDocument effect) {
        return input.indicator(effect.indicator());
    }

    /** What is said of the evaluation as a whole. */
    EvaluationWords words() {
        return words;
    }

    /** What is said beside the score. */
    FindingsWords findings() {
        return findings;
    }

    /** What is said of one effect. */
    EffectWords words(EffectDocument effect) {
        return effects.computeIfAbsent(
                effect, of -> new EffectWords(input.language(), indicator(of), of, evidenceLevel()));
    }

    int evidenceLevel() {
        Evidence evidence = input.evaluation().evidence();
        return evidence == null ? 0 : evidence.level();
    }

    /** Name of an indicator, or its code. */
    String name(String indicator) {
        String name = voice.of(input.indicator(indicator).name());
        return name.isEmpty() ? indicator : name;
    }

    /** Name of a region, or its code. */
    String regionName(String code) {
        LocalizedText name = input.regions().get(code);
        String shown = name == null ? "" : name.in(input.language());
        return shown.isEmpty() ? code : voice.texts().spaced(shown);
    }

    /** Name and code of a region, or the code alone. */
    String region(String code) {
        String name = regionName(code);
        return name.equals(code) ? code : name + " (" + code + ")";
    }

    /** A share or a weight, as a percentage. */
    Cell share(@Nullable Double share) {
        return Cell.ofShare(share, numerals());
    }

    /** What the charts of an effect are about. */
    ChartSubject chart(int effect, String suffix) {
        EffectDocument of = effects().get(effect);
        return new ChartSubject(
                "e" + (effect + 1) + suffix,
                input.language(),
                voice.of(input.policy().title()),
                indicator(of),
                input.treatedFrom(effect),
                evidenceLevel(),
                input.evaluation().standing() != Standing.READING);
    }
}
