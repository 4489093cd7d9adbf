package org.hengce.presentation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Language;
import org.hengce.presentation.RandomEffects;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.words.IndicatorFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which texts were not translated, and in which order a report says so. */
class UntranslatedTest {
    private static final Run RUN = new Run("id", "0".repeat(64), null, null, null, null);
    private static final LocalizedText TITLE = new LocalizedText("题目", null);

    static Stream<Report> reports() {
        EvaluationDocument evaluation = RandomEffects.evaluation(new Random(1));
        EvaluationInput input = new EvaluationInput(
                Language.EN,
                PolicyFacts.titled(TITLE),
                List.of(),
                List.of(),
                Map.of("sales", new IndicatorFacts(new LocalizedText("销量", null), 1, null)),
                Map.of(),
                evaluation,
                null,
                null);
        ScoreDocument score = new ScoreDocument(60, 60.0, 50.0, 70.0, 0.9, 0.9);
        LocalizedText member = new LocalizedText("成员", null);
        return Stream.of(
                EvaluationReport.of(input, Form.FULL),
                EvaluationReport.of(input, Form.SHEET),
                ComparisonReport.of(new ComparisonInput(
                        input,
                        evaluation,
                        new ComparisonDocument(
                                "a",
                                "b",
                                List.of(Cause.values()),
                                List.of(),
                                List.of(new ComparisonDocument.Mover("sales", "_T", "US-CA", "1990", 1, 2, 0.1)),
                                Map.of()))),
                RankingReport.of(new RankingInput(
                        Language.EN,
                        TITLE,
                        0.9,
                        List.of(new RankingInput.Policy("P", member, 1, null, null, 1, score, Rating.EFFECTIVE)),
                        List.of(),
                        RUN)),
                StrategyReport.of(new StrategyInput(
                        Language.EN,
                        "S",
                        TITLE,
                        1,
                        List.of(new StrategyInput.Member("P", member, 1, score, Rating.EFFECTIVE)),
                        List.of(),
                        List.of(),
                        RUN)),
                IndexReport.of(new IndexInput(
                        Language.EN,
                        TITLE,
                        "2025",
                        List.of(),
                        List.of(),
                        List.of(new IndexInput.Unit("U", member, 0.5, 1, null)),
                        0.9,
                        RUN)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theTitleIsToldFirstAndThenWhatStandsInTheReport(Report report) {
        List<String> notes = report.blocks().stream()
                .filter(Block.Note.class::isInstance)
                .map(block -> ((Block.Note) block).text())
                .toList();
        assertThat(notes).as(report.kind()).hasSize(1);
        assertThat(notes.get(0))
                .startsWith("Not translated, and shown as they are: \"题目\", ")
                .containsPattern("销量|成员");
    }
}
