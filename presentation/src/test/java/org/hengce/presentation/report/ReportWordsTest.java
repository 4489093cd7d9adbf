package org.hengce.presentation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.hengce.methods.score.Rating;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.Language;
import org.hengce.presentation.RandomEffects;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.words.IndicatorFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** On drawn results: what a report says in words is what the result says in numbers. */
class ReportWordsTest {
    @ParameterizedTest
    @MethodSource("draws")
    void everyNumberInTheTextIsInTheResult(long seed) {
        EvaluationDocument evaluation = RandomEffects.evaluation(new Random(seed));
        Said.assertNumbersAreIn(HengceJson.mapper().valueToTree(evaluation), Said.in(report(evaluation, Language.EN)));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void bothLanguagesCarryTheSameNumbers(long seed) {
        EvaluationDocument evaluation = RandomEffects.evaluation(new Random(seed));
        Said.assertSameNumbers(report(evaluation, Language.ZH), report(evaluation, Language.EN));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void noSentenceContradictsSignSignificanceOrSize(long seed) {
        EvaluationDocument evaluation = RandomEffects.evaluation(new Random(seed));
        EffectDocument effect = evaluation.effects().get(0);
        IntervalDocument interval = effect.interval();
        String text = String.join("\n", Said.in(report(evaluation, Language.EN)));

        boolean clear = interval != null && !interval.contains(0);
        assertThat(text.contains("Beneficial:")).isEqualTo(effect.verdict() == Verdict.BENEFICIAL);
        assertThat(text.contains("Harmful:")).isEqualTo(effect.verdict() == Verdict.HARMFUL);
        assertThat(text.contains("No effect that matters")).isEqualTo(effect.verdict() == Verdict.NO_MATERIAL_EFFECT);
        assertThat(text.contains("Cannot tell yet")).isEqualTo(effect.verdict() == Verdict.CANNOT_TELL && !clear);
        assertThat(text.contains("The direction is clear")).isEqualTo(effect.verdict() == Verdict.CANNOT_TELL && clear);
        assertThat(text).doesNotContain("causes", "proves", "insignificant", "{");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTranslatedIsShownAsItIsAndTheReportSaysSo(Language language) {
        EvaluationDocument evaluation = RandomEffects.evaluation(new Random(1));
        LocalizedText foreign =
                language == Language.EN ? new LocalizedText("控烟", null) : new LocalizedText(null, "Tobacco control");
        Report report = EvaluationReport.of(
                new EvaluationInput(
                        language,
                        PolicyFacts.titled(foreign),
                        List.of(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        evaluation,
                        null,
                        null),
                Form.FULL);

        assertThat(report.title()).isEqualTo(language == Language.EN ? "控烟" : "Tobacco control");
        assertThat(report.blocks())
                .filteredOn(
                        block -> block instanceof Block.Note note && note.text().contains(report.title()))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aReportHasTheSectionsOfTheSpecificationInTheirOrder(Language language) {
        Report report = report(RandomEffects.evaluation(new Random(1)), language);
        assertThat(report.sections().stream().map(Report.Section::id))
                .containsExactly(
                        "summary",
                        "policy",
                        "data",
                        "method",
                        "results",
                        "score",
                        "robustness",
                        "adjustments",
                        "limits",
                        "annex");
    }

    @ParameterizedTest
    @EnumSource(Rating.class)
    void everyRatingIsAmongTheDraws(Rating rating) {
        assertThat(draws().mapToObj(seed ->
                        RandomEffects.evaluation(new Random(seed)).rating()))
                .contains(rating);
    }

    static LongStream draws() {
        return LongStream.range(0, 150);
    }

    private static Report report(EvaluationDocument evaluation, Language language) {
        IndicatorFacts sales = new IndicatorFacts(new LocalizedText("销量", "Sales"), 1, null);
        return EvaluationReport.of(
                new EvaluationInput(
                        language,
                        PolicyFacts.titled(new LocalizedText("政策", "Policy")),
                        List.of(Map.of("US-CA", "1989")),
                        List.of(),
                        Map.of("sales", sales),
                        Map.of(),
                        evaluation,
                        null,
                        null),
                Form.FULL);
    }
}
