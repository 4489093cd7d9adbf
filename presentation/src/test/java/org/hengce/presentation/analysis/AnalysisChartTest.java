package org.hengce.presentation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hengce.methods.analysis.AnalysisResult;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.Transform;
import org.junit.jupiter.api.Test;

/** A picture shows what its title names, and nothing whose uncertainty it does not show. */
class AnalysisChartTest {
    @Test
    void placebosStandBehindTheGapAndBandsAreNestedWhateverTheProcedure() {
        String control = chart(SyntheticControl.withDefaults(), panel(24, 12, 8));
        String did = chart(SyntheticDifferenceInDifferences.withDefaults(), panel(24, 12, 8));
        String series = chart(InterruptedTimeSeries.withDefaults(), panel(1, 24, 12));

        assertThat(count(control, "class=\"hc-placebo\"")).isEqualTo(23);
        assertThat(count(did, "class=\"hc-placebo\"")).isEqualTo(23);
        assertThat(series).doesNotContain("class=\"hc-placebo\"");
        assertThat(List.of(control, did, series)).allSatisfy(svg -> assertThat(svg)
                .contains("hc-band-inner\"", "hc-band-middle\"", "hc-band-outer\"", ">50, 80, 95"));
    }

    @Test
    void aPointWithoutAnIntervalIsNotDrawnAndTheMeansIntervalIs() {
        List<String> without = List.of(
                chart(BeforeAfter.withDefaults(), panel(1, 12, 6)),
                chart(DifferenceInDifferences.withDefaults(), panel(12, 10, 6)));
        assertThat(without).allSatisfy(svg -> {
            assertThat(svg).doesNotContain("<circle").contains("interval of the mean", "<rect class=\"hc-band");
        });
        String none = chart(SyntheticControl.withDefaults().withPlacebos(false), panel(12, 12, 8));
        assertThat(none).doesNotContain("<circle", "hc-band\"", "interval of the mean");
        assertThat(chart(SyntheticControl.withDefaults(), panel(24, 12, 8))).contains("<circle");
    }

    @Test
    void distancesOfOneUnitAreNotDrawnAndTheChartSaysSo() {
        // One unit starts in period 4 and has distances of its own.
        Panel panel = staggered(30, 12, new int[] {3, 8, 8, 8, 8, 8});
        String svg = chart(GroupTimeAtt.withDefaults(), panel);
        int drawn = count(svg, "<circle class=\"hc-point");
        assertThat(text(svg)).contains("distances rest on single units or have no interval, and are not drawn");
        assertThat(drawn).isPositive().isLessThan(18);
    }

    @Test
    void theTitleNamesTheAverageThatItGives() {
        Panel panel = staggered(30, 12, new int[] {6, 6, 6, 8, 8, 8});
        assertThat(title(chart(GroupTimeAtt.withDefaults(), panel))).endsWith(", averaged by cohort");
        assertThat(title(chart(GroupTimeAtt.withDefaults().withHeadline(Aggregation.CALENDAR), panel)))
                .endsWith(", averaged by period");
        assertThat(title(chart(DifferenceInDifferences.withDefaults().withEventStudy(), panel)))
                .endsWith(", averaged from the start on");
    }

    /** Of a staggered synthetic difference-in-differences each period is of those treated by then. */
    @Test
    void aLineIsBrokenWhereOtherUnitsAreInTheMean() {
        Panel panel = staggered(30, 14, new int[] {9, 11, 11});
        String svg = chart(SyntheticDifferenceInDifferences.withDefaults(), panel);
        assertThat(text(svg)).contains("Treated units in the mean: 3 at first, 1 from 2009, 3 from 2011");
        String observed = svg.substring(svg.indexOf("class=\"hc-observed\""));
        assertThat(count(observed.substring(0, observed.indexOf("/>")), "M")).isEqualTo(3);
        assertThat(title(svg)).startsWith("Averaged over cohorts");
        String together =
                chart(SyntheticDifferenceInDifferences.withDefaults(), staggered(30, 14, new int[] {9, 9, 9}));
        assertThat(text(together)).doesNotContain("Treated units in the mean");
    }

    @Test
    void aRegressionOfSeveralStartsHasNoGapChart() {
        String svg = chart(DifferenceInDifferences.withDefaults(), staggered(30, 12, new int[] {6, 8, 8, 9, 9, 9}));
        assertThat(text(svg))
                .contains("the gap between the lines is not the effect")
                .doesNotContain("On average");
        assertThat(svg).doesNotContain("class=\"hc-zero\"", "class=\"hc-effect\"");
    }

    @Test
    void aSecondInterruptionHasARuleAndEndsTheAverage() {
        Panel panel = panel(1, 24, 10);
        String svg = chart(InterruptedTimeSeries.withDefaults().withInterruptions(List.of("2018")), panel);
        assertThat(title(svg)).contains("from 2010 to 2017").doesNotContain("since");
        assertThat(count(svg, "class=\"hc-policy\"")).isEqualTo(4);
        AnalysisView view = view(InterruptedTimeSeries.withDefaults().withInterruptions(List.of("2018")), panel);
        assertThat(view.facts()).anySatisfy(fact -> assertThat(fact.value()).startsWith("2010 to 2017"));
    }

    @Test
    void pointsDoNotRunIntoEachOther() {
        String svg = chart(InterruptedTimeSeries.withDefaults(), panel(1, 200, 100));
        double radius = Double.parseDouble(svg.replaceAll("(?s).*<circle[^>]* r=\"([0-9.]+)\".*", "$1"));
        assertThat(radius).isLessThanOrEqualTo(1.25);
    }

    @Test
    void whereNothingSaysHowSureAnEstimateIsItHasThreeDigits() {
        AnalysisView view = new AnalysisView(
                Language.EN,
                AnalysisSubject.of("y", Transform.LOG, panel(12, 12, 8)),
                document(SyntheticControl.withDefaults().withPlacebos(false), panel(12, 12, 8)));
        assertThat(view.finding()).doesNotContainPattern("\\d\\.\\d{4}").contains("without a complete interval");
        assertThat(AnalysisChart.of(view).orElseThrow())
                .doesNotContainPattern(">[^<]*\\d\\.\\d{5}[^<]*</(title|desc|text)>");
    }

    private static String title(String svg) {
        String from = svg.substring(svg.indexOf("<title"));
        return from.substring(from.indexOf('>') + 1, from.indexOf("</title>"));
    }

    /** With lines of text put together again. */
    private static String text(String svg) {
        return svg.replaceAll("</text>\\s*<text[^>]*>", " ");
    }

    private static int count(String text, String what) {
        return text.split(Pattern.quote(what), -1).length - 1;
    }

    private static String chart(Estimator estimator, Panel panel) {
        return AnalysisChart.of(view(estimator, panel)).orElseThrow();
    }

    private static AnalysisView view(Estimator estimator, Panel panel) {
        return new AnalysisView(
                Language.EN, AnalysisSubject.of("y", Transform.LEVEL, panel), document(estimator, panel));
    }

    private static AnalysisDocument document(Estimator estimator, Panel panel) {
        return AnalysisDocument.of(new AnalysisResult.OfEffect(estimator.estimate(panel), List.of()));
    }

    private static Panel panel(int units, int periods, int start) {
        return staggered(units, periods, new int[] {start});
    }

    /** Walks from 2000 on, the first units being treated from these periods on. */
    private static Panel staggered(int units, int periods, int[] starts) {
        Random random = new Random(units);
        List<String> names = IntStream.range(0, periods)
                .mapToObj(t -> Integer.toString(2000 + t))
                .toList();
        PanelBuilder panel = Panel.builder(names);
        for (int u = 0; u < units; u++) {
            double level = 10 + random.nextGaussian();
            for (int t = 0; t < periods; t++) {
                level += 0.3 * random.nextGaussian();
                panel.observe("u%02d".formatted(u), names.get(t), level);
            }
        }
        for (int u = 0; u < starts.length; u++) {
            panel.treatedFrom("u%02d".formatted(u), names.get(starts[u]));
        }
        return panel.build();
    }
}
