package org.hengce.presentation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
    private static final Pattern NUMBER = Pattern.compile("\u2212?\\d+(,\\d{3})*(\\.\\d+)?");
    /** Of the scale of scores, of the levels of evidence, and the 1 that weights sum to. */
    private static final List<Double> OF_THE_SCALE = List.of(0.0, 1.0, 5.0, 50.0, 100.0);

    @ParameterizedTest
    @MethodSource("draws")
    void everyNumberInTheTextIsInTheResult(long seed) {
        EvaluationDocument evaluation = RandomEffects.evaluation(new Random(seed));
        List<Double> known = new ArrayList<>(OF_THE_SCALE);
        numbersIn(HengceJson.mapper().valueToTree(evaluation), known);

        for (String sentence : sentences(report(evaluation, Language.EN))) {
            for (String number : numbers(sentence)) {
                assertThat(known).as(sentence).anySatisfy(value -> assertThat(Math.abs(value - parsed(number)))
                        .isLessThanOrEqualTo(lastDigit(number)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void bothLanguagesCarryTheSameNumbers(long seed) {
        EvaluationDocument evaluation = RandomEffects.evaluation(new Random(seed));
        List<String> english = sentences(report(evaluation, Language.EN));
        List<String> chinese = sentences(report(evaluation, Language.ZH));

        assertThat(chinese).hasSameSizeAs(english);
        for (int i = 0; i < english.size(); i++) {
            assertThat(numbers(chinese.get(i)))
                    .as(english.get(i))
                    .containsExactlyInAnyOrderElementsOf(numbers(english.get(i)));
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void noSentenceContradictsSignSignificanceOrSize(long seed) {
        EvaluationDocument evaluation = RandomEffects.evaluation(new Random(seed));
        EffectDocument effect = evaluation.effects().get(0);
        IntervalDocument interval = effect.interval();
        String text = String.join("\n", sentences(report(evaluation, Language.EN)));

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

    private static List<String> sentences(Report report) {
        return report.blocks().stream()
                .flatMap(block -> {
                    if (block instanceof Block.Finding finding) {
                        return Stream.of(finding.text());
                    }
                    if (block instanceof Block.Paragraph paragraph) {
                        return Stream.of(paragraph.text());
                    }
                    return block instanceof Block.Bullets bullets ? bullets.sentences().stream() : Stream.empty();
                })
                .toList();
    }

    /** All numbers of the document, shares as percentages, too, and those within its texts. */
    private static void numbersIn(JsonNode node, List<Double> into) {
        if (node.isNumber()) {
            DoubleStream.of(node.doubleValue(), 100 * node.doubleValue()).forEach(into::add);
        } else if (node.isTextual()) {
            numbers(node.textValue()).forEach(number -> into.add(parsed(number)));
        } else {
            node.forEach(child -> numbersIn(child, into));
        }
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> found.group()).toList();
    }

    private static double parsed(String number) {
        return Double.parseDouble(number.replace('\u2212', '-').replace(",", ""));
    }

    /** Half a unit of the last digit that was written, and zeros before the point may be rounding, too. */
    private static double lastDigit(String number) {
        int point = number.indexOf('.');
        if (point >= 0) {
            return 0.5001 * Math.pow(10, -(number.length() - point - 1));
        }
        String digits = number.replaceAll("[,\u2212]", "");
        int zeros = digits.length() - digits.replaceAll("0+$", "").length();
        return 0.5001 * Math.pow(10, Math.min(zeros, digits.length() - 1));
    }
}
