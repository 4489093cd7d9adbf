package org.hengce.presentation.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.RegressionParts.EventStudyPoint;
import org.hengce.presentation.json.Transform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ChartTest {
    @ParameterizedTest
    @EnumSource
    void isWellFormedInBothLanguagesAndTheSameEveryTime(ChartSize size) throws Exception {
        for (Language language : Language.values()) {
            ChartSubject subject = subject(language, "Proposition 99");
            String gap = new GapChart(subject, Cigarettes.effect()).standalone(size);
            String path = new PathChart(subject, Cigarettes.effect()).standalone(size);

            parsed(gap);
            parsed(path);
            assertThat(new GapChart(subject, Cigarettes.effect()).standalone(size))
                    .isEqualTo(gap);
            assertThat(new GapChart(subject, Cigarettes.effect()).svg(size)).doesNotContain("NaN", "Infinity", "{");
        }
    }

    @Test
    void aFileOfItsOwnHasItsColoursAndAPartOfAPageTakesThePages() {
        GapChart chart = new GapChart(subject(Language.EN, "P"), Cigarettes.effect());

        assertThat(chart.standalone(ChartSize.WIDE)).contains("<style>", "prefers-color-scheme", "hc-ground");
        assertThat(chart.svg(ChartSize.WIDE)).doesNotContain("<style", " style=");
    }

    @Test
    void tellsThoseWhoDoNotSeeItWhatOthersSee() throws Exception {
        Element svg = parsed(new GapChart(subject(Language.EN, "P"), Cigarettes.effect()).svg(ChartSize.WIDE));

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Cannot tell yet: −5.3 (−19.0 to 8.4) packs per person");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("A line of observed less counterfactual over 23 periods, 1970 to 1992. Before 1989 it stays"
                        + " within 6.2 packs per person of zero. From 1989 on it runs from −4.2 packs per person to −6.6"
                        + " packs per person; the lowest is −6.8 packs per person in 1991, the highest −3.5 packs per"
                        + " person in 1990. The interval holds zero in 4 of 4 periods.");
    }

    @Test
    void bandsAreNestedWhereTheProcedureGivesNarrowerOnes() {
        String nested = new GapChart(subject(Language.EN, "P"), Cigarettes.effect()).svg(ChartSize.WIDE);
        String one =
                new GapChart(subject(Language.EN, "P"), effect(Verdict.HARMFUL, 1.0, null, 12)).svg(ChartSize.WIDE);
        String none = new GapChart(subject(Language.EN, "P"), effect(Verdict.CANNOT_TELL, null, null, 12))
                .svg(ChartSize.WIDE);

        assertThat(nested).contains("hc-band-outer", "hc-band-middle", "hc-band-inner", "50, 80, 95");
        assertThat(one).contains("hc-band-outer").doesNotContain("hc-band-middle", "50, 80");
        assertThat(none).doesNotContain("hc-band", "<circle").contains("There is no interval by period.");
    }

    @Test
    void aVerdictIsToldByShapeAndHatchingAndWhatIsNotAReadingByHollowPoints() {
        String unclear = new GapChart(subject(Language.EN, "P"), Cigarettes.effect()).svg(ChartSize.WIDE);
        String harmful = new GapChart(
                        new ChartSubject("c", Language.EN, "P", Cigarettes.FACTS, "1989", 3, false),
                        effect(Verdict.HARMFUL, 1.0, 0.5, 12))
                .svg(ChartSize.WIDE);

        assertThat(unclear).contains("◇ effect", "hc-hatch", "hc-hollow hc-provisional");
        assertThat(harmful).contains("▼ effect").doesNotContain("hc-hatch", "hc-hollow");
    }

    @Test
    void whatAUserTypedIsTextAndStaysInsideThePicture() throws Exception {
        String evil = "<script>alert('x')</script>]]>&".repeat(6);

        Element svg =
                parsed(new PathChart(subject(Language.EN, evil), Cigarettes.effect()).standalone(ChartSize.NARROW));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void namesBesideTheLinesDoNotOverlap(Language language) throws Exception {
        Element svg = parsed(new PathChart(subject(language, "P"), effect(Verdict.CANNOT_TELL, 0.01, 0.005, 12))
                .svg(ChartSize.WIDE));
        NodeList texts = svg.getElementsByTagName("text");

        List<Double> baselines = IntStream.range(0, texts.getLength())
                .mapToObj(i -> (Element) texts.item(i))
                .filter(text -> Double.parseDouble(text.getAttribute("x")) > 530)
                .map(text -> Double.parseDouble(text.getAttribute("y")))
                .filter(y -> y > 80)
                .sorted()
                .toList();

        assertThat(baselines).hasSizeGreaterThanOrEqualTo(3);
        for (int i = 1; i < baselines.size(); i++) {
            assertThat(baselines.get(i) - baselines.get(i - 1)).isGreaterThanOrEqualTo(14);
        }
    }

    @Test
    void onePeriodAfterTheStartIsEnough() throws Exception {
        EffectDocument effect = effect(Verdict.CANNOT_TELL, 1.0, 0.5, 1);

        parsed(new PathChart(subject(Language.EN, "P"), effect).svg(ChartSize.WIDE));
        parsed(new GapChart(subject(Language.EN, "P"), effect).svg(ChartSize.NARROW));
    }

    @Test
    void aStartOutsideThePathIsNotDrawn() throws Exception {
        ChartSubject elsewhere = new ChartSubject("c", Language.EN, "P", Cigarettes.FACTS, "2030", 3, true);

        assertThat(parsed(new GapChart(elsewhere, Cigarettes.effect()).svg(ChartSize.WIDE))
                        .getElementsByTagName("circle")
                        .getLength())
                .isZero();
        assertThatThrownBy(() -> new GapChart(elsewhere, effect(Verdict.HARMFUL, null, null, -10)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** As of group-time effects: nothing is imputed before the start, and cohorts of one unit have no error. */
    @Test
    void bandsAreDrawnWhereThereAreIntervalsAndDescriptionsSayWhatIsNotThere() throws Exception {
        EffectDocument whole = effect(Verdict.HARMFUL, 2.0, null, 12);
        List<PathPoint> path = whole.path().stream()
                .map(point -> point.period().compareTo("1989") < 0
                        ? new PathPoint(point.period(), point.observed(), null, null, null, null)
                        : point.period().compareTo("1992") < 0 || point.period().equals("1995")
                                ? new PathPoint(
                                        point.period(),
                                        point.observed(),
                                        point.counterfactual(),
                                        point.effect(),
                                        null,
                                        null)
                                : point)
                .toList();
        EffectDocument open = whole.with(whole.found().withNumbers(1, null, whole.interval(), path));
        String gap = new GapChart(subject(Language.EN, "P"), open).svg(ChartSize.WIDE);

        Element svg = parsed(gap);
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains("Before 1989 there is no counterfactual.")
                .endsWith("The interval holds zero in 8 of 8 periods.");
        // 1992 to 1994 and 1996 to 2000.
        assertThat(gap.split("class=\"hc-band hc-band-outer\" d=\"M", -1)).hasSize(3);
        Element lines = parsed(new PathChart(subject(Language.ZH, "P"), open).svg(ChartSize.NARROW));
        assertThat(lines.getElementsByTagName("desc").item(0).getTextContent()).contains("之前没有反事实");
    }

    @Test
    void anEventStudyOnALogarithmIsDrawnInPercentLikeItsHeadline() throws Exception {
        EffectDocument effect = new EffectDocument(
                "i",
                null,
                null,
                null,
                "cases",
                Transform.LOG,
                null,
                null,
                Verdict.CANNOT_TELL,
                effect(Verdict.CANNOT_TELL, 0.5, 0.2, 3).found());
        List<EventStudyPoint> points = List.of(
                new EventStudyPoint(-2, 0.1, 0.05, new IntervalDocument(0.95, 0.0, 0.2), null, 5, false),
                new EventStudyPoint(-1, 0, null, null, null, 5, true),
                new EventStudyPoint(0, Math.log(1.5), 0.1, new IntervalDocument(0.95, 0.2, 0.6), null, 5, false));
        Element svg = parsed(new EventStudyChart(subject(Language.EN, "P"), effect, points).svg(ChartSize.WIDE));

        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("from 50\u202f% to");
    }

    @Test
    void aLineIsNeverBrokenWithinANumber() {
        for (double width = 40; width < 400; width += 3) {
            List<String> lines =
                    Lines.broken("Beneficial: \u221214.9\u202f% (\u221218.4 to \u221211.2\u202f%)", 16, width, 9);
            assertThat(lines).noneMatch(line -> line.endsWith(".") || line.startsWith("2"));
        }
    }

    private static ChartSubject subject(Language language, String policy) {
        return new ChartSubject("c", language, policy, Cigarettes.FACTS, "1989", 3, true);
    }

    /** Ten periods before 1989 and some after it, with an effect of 1. */
    private static EffectDocument effect(
            Verdict verdict, @Nullable Double halfWidth, @Nullable Double standardError, int after) {
        List<PathPoint> path = IntStream.range(1979, 1989 + after)
                .mapToObj(year -> {
                    Double half = year >= 1989 ? halfWidth : null;
                    double effect = year >= 1989 ? 1 : 0;
                    return new PathPoint(
                            Integer.toString(year),
                            10 + effect,
                            10.0,
                            effect,
                            half == null ? null : Double.valueOf(effect - half),
                            half == null ? null : Double.valueOf(effect + half));
                })
                .toList();
        IntervalDocument interval = halfWidth == null ? null : new IntervalDocument(0.95, 1 - halfWidth, 1 + halfWidth);
        return new EffectDocument(
                "i",
                null,
                null,
                null,
                "packs",
                Transform.LEVEL,
                null,
                null,
                verdict,
                new AnalysisDocument(
                        "SYNTHETIC_DID",
                        1.0,
                        standardError,
                        interval,
                        standardError == null ? "PLACEBO_STUDENTISED" : "PLACEBO_NORMAL",
                        null,
                        new EffectDocument.UnitsUsed(List.of("A"), List.of("B")),
                        List.of(),
                        path,
                        List.of(),
                        null,
                        Map.of(),
                        Cigarettes.effect().found().own()));
    }

    private static Element parsed(String svg) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }
}
