package org.hengce.presentation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.score.Direction;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.chart.Tile;
import org.hengce.presentation.chart.ValueSeries;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.IndicatorInput.Break;
import org.hengce.presentation.report.IndicatorInput.Definition;
import org.hengce.presentation.report.IndicatorInput.Entry;
import org.hengce.presentation.report.IndicatorInput.Revised;
import org.hengce.presentation.report.IndicatorInput.ValueMap;
import org.hengce.presentation.report.IndicatorInput.Values;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.words.IndicatorFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndicatorReportTest {
    private static final Run RUN = new Run("jobs", "0".repeat(64), null, null, null, null);

    static LongStream draws() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("draws")
    void saysWhatItsNumbersSayInBothLanguages(long seed) {
        IndicatorInput english = drawn(Language.EN, new Random(seed));
        Report report = IndicatorReport.of(english);

        ObjectNode known = HengceJson.mapper().valueToTree(english);
        var derived = known.putArray("derived");
        derived.add(english.values().chosen().size() + english.values().others().size());
        derived.add(Math.max(1, english.values().chosen().size())
                + english.values().others().size());
        for (int periods = 1; periods <= 12; periods++) {
            derived.add(periods);
        }
        for (int year = 1990; year < 2005; year++) {
            derived.add(year);
        }
        Said.assertNumbersAreIn(known, Said.in(report));
        Said.assertSameNumbers(IndicatorReport.of(drawn(Language.ZH, new Random(seed))), report);
    }

    @Test
    void withoutAnyValueItSaysSoAndHasNoCharts() {
        IndicatorInput input = new IndicatorInput(
                Language.EN,
                definition(List.of(), List.of()),
                new Values(List.of(), List.of(), List.of(), "_T", null, null, false, List.of(), List.of()),
                new ValueMap("", List.of()),
                RevisionSizes.UNKNOWN,
                List.of(),
                RUN);

        assertThat(IndicatorReport.figures(input)).isEmpty();
        assertThat(Said.in(IndicatorReport.of(input)))
                .contains("There is no value to show, or none that you may see.")
                .contains("Nobody has written down yet what must be known before relying on these values.");
    }

    @Test
    void whatWasKnownThenSaysWhen() {
        IndicatorInput input = new IndicatorInput(
                Language.EN,
                definition(List.of(new Entry("mandate", new LocalizedText("统计法", null))), List.of()),
                new Values(
                        List.of(series(new Random(1), 0)),
                        List.of(),
                        List.of(),
                        "_T",
                        Instant.parse("2026-01-31T08:00:00Z"),
                        null,
                        true,
                        List.of("ATLANTIS"),
                        List.of()),
                new ValueMap("", List.of()),
                RevisionSizes.UNKNOWN,
                List.of(),
                RUN);
        Report report = IndicatorReport.of(input);

        assertThat(report.byline()).isEqualTo("jobs, as known on 2026-01-31 08:00 UTC");
        assertThat(report.blocks().stream().filter(Block.Note.class::isInstance).map(block -> ((Block.Note) block)
                        .text()))
                .as("too many values, a region without any, and a text in one language")
                .hasSize(3);
        assertThat(IndicatorReport.figures(input).stream().map(Figure::id)).containsExactly("values");
    }

    private static IndicatorInput drawn(Language language, Random random) {
        List<ValueSeries> chosen = list(random.nextInt(4), random);
        List<ValueSeries> others = list(1 + random.nextInt(8), random);
        List<Tile> tiles = IntStream.range(0, random.nextInt(9))
                .mapToObj(
                        i -> new Tile("R" + i, "R", 100 * random.nextDouble(), null, null, new Precision(1), null, ""))
                .toList();
        int revised = random.nextInt(5);
        List<Revised> largest = IntStream.range(0, revised)
                .mapToObj(i -> new Revised("R", "R", "2001", random.nextGaussian(), random.nextGaussian()))
                .toList();
        return new IndicatorInput(
                language,
                definition(List.of(), List.of(new Break("1999", new LocalizedText("新口径", "another census")))),
                new Values(chosen, others, List.of(), "_T", null, null, false, List.of(), List.of()),
                new ValueMap("2001", tiles),
                new RevisionSizes(20, 0, revised, random.nextGaussian(), random.nextDouble(), random.nextDouble()),
                largest,
                RUN);
    }

    private static Definition definition(List<Entry> record, List<Break> breaks) {
        LocalizedText name = new LocalizedText("就业", "Jobs");
        return new Definition(
                "jobs",
                new IndicatorFacts(name, 1, name, Direction.HIGHER_IS_BETTER),
                null,
                "thousand persons",
                "EMPLOYMENT",
                "A",
                "SUM",
                record,
                breaks);
    }

    private static List<ValueSeries> list(int count, Random random) {
        List<ValueSeries> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(series(random, i));
        }
        return all;
    }

    private static ValueSeries series(Random random, int index) {
        String name = "R" + (char) ('a' + index);
        return new ValueSeries(
                name,
                name,
                IntStream.range(0, 12)
                        .mapToObj(t ->
                                new ValueSeries.Point(Integer.toString(1990 + t), 100 * random.nextGaussian(), t == 11))
                        .toList());
    }
}
