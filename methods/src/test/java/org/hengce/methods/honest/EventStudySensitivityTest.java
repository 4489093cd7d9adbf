package org.hengce.methods.honest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Covariance;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.EventTimes;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;

class EventStudySensitivityTest {
    private static final HonestSensitivity ANALYSIS = HonestSensitivity.withDefaults();

    @Test
    void leadsAndLagsAroundTheReferenceAreUsed() {
        RandomEventStudy study = RandomEventStudy.of(4, 3, 2);
        SensitivityResult result = ANALYSIS.analyse(study(study, times(-4, 1, -1), -1, false));
        SensitivityResult plain = ANALYSIS.analyse(study.betahat(), study.sigma(), 3);
        assertThat(result).isEqualTo(plain);
        assertThat(result.eventTimes()).containsExactly(-4, -3, -2, 0, 1);
        assertThat(result.leftOut()).isEmpty();
    }

    @Test
    void whatLiesBeyondAGapOrHasNoErrorIsLeftOutAndListed() {
        // −5 stands alone beyond a gap at −4; 3 has a coefficient without an error, so that 4 lies beyond a gap too.
        List<Integer> times = List.of(-5, -3, -2, 0, 1, 2, 4);
        EventStudy gappy = study(RandomEventStudy.of(4, 3, 4), times, -1, false);
        List<EventStudyPoint> points = new ArrayList<>(gappy.points());
        points.add(points.size() - 1, point(3, 0.5, false));
        SensitivityResult result =
                ANALYSIS.analyse(new EventStudy(points, gappy.eventTimes(), gappy.covariance(), false));
        assertThat(result.eventTimes()).containsExactly(-3, -2, 0, 1, 2);
        assertThat(result.leftOut()).containsExactly(-5, 3, 4);
    }

    @Test
    void theUsedPartIsAnalysedAsIfThereWereNoOther() {
        RandomEventStudy study = RandomEventStudy.of(9, 4, 3);
        EventStudy whole = study(study, times(-5, 2, -1), -1, true);
        SensitivityResult result = ANALYSIS.withTarget(Target.average()).analyse(whole);
        assertThat(result.eventTimes()).containsExactly(-4, -3, -2, 0, 1);
        assertThat(result.leftOut()).as("bins").containsExactly(-5, 2);
        double[] betahat = new double[5];
        double[][] sigma = new double[5][5];
        for (int i = 0; i < 5; i++) {
            betahat[i] = study.betahat()[i + 1];
            System.arraycopy(study.sigma()[i + 1], 1, sigma[i], 0, 5);
        }
        assertThat(result.sensitivity())
                .isEqualTo(ANALYSIS.withTarget(Target.average())
                        .analyse(betahat, sigma, 3)
                        .sensitivity());
    }

    @Test
    void anticipatedPeriodsAreNoEffectButPartOfTheTrendsWay() {
        // With the reference at −3 the coefficients of −2 and −1 lie after it; the effect begins at 0.
        RandomEventStudy study = RandomEventStudy.of(2, 2, 4);
        EventStudy anticipated = study(study, times(-5, 1, -3), -3, false);
        SensitivityResult result = ANALYSIS.withTarget(Target.average()).analyse(anticipated);
        SensitivityResult plain = ANALYSIS.withTarget(Target.weighted(List.of(0.0, 0.0, 0.5, 0.5)))
                .analyse(study.betahat(), study.sigma(), 2);
        assertThat(result.sensitivity()).isEqualTo(plain.sensitivity());
        assertThat(result.estimate()).isEqualTo((study.betahat()[4] + study.betahat()[5]) / 2);
    }

    @Test
    void groupTimeAveragesWithAUniversalBaseCanBeAnalysedAsTheyAre() {
        GroupTimeAtt estimator = GroupTimeAtt.withDefaults()
                .withBase(BasePeriod.UNIVERSAL)
                .withEventTimes(EventTimes.all().between(-6, 5));
        EventStudy study = eventStudy(estimator);
        SensitivityResult result = ANALYSIS.withTarget(Target.average()).analyse(study);
        assertThat(result.eventTimes()).containsExactly(-6, -5, -4, -3, -2, 0, 1, 2, 3, 4, 5);
        double mean = study.points().stream()
                .filter(point -> point.eventTime() >= 0)
                .mapToDouble(EventStudyPoint::estimate)
                .average()
                .orElseThrow();
        assertThat(result.estimate()).isCloseTo(mean, within(1e-12));
        assertThat(result.breakdown()).as("nothing is found").isNaN();
        assertThat(result.reasons()).containsOnlyKeys("breakdown");
        assertThatThrownBy(() -> ANALYSIS.analyse(eventStudy(estimator.withBase(BasePeriod.VARYING))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("universal base");
    }

    @Test
    void coefficientsWithoutAnErrorAreLeftOutOfGroupTimeAverages() {
        SensitivityResult result =
                ANALYSIS.analyse(eventStudy(GroupTimeAtt.withDefaults().withBase(BasePeriod.UNIVERSAL)));
        // These rest on one state.
        assertThat(result.leftOut()).containsExactly(14, 15, 16, 17);
        assertThat(result.eventTimes()).startsWith(-20, -19).endsWith(12, 13);
    }

    @Test
    void theSampleHoldsUpToHalfOfWhatWasSeenBefore() {
        double[] betahat = Figures.sampleRows("honest/betahat.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row.get("betahat")))
                .toArray();
        double[][] sigma = Figures.sampleRows("honest/sigma.csv").stream()
                .map(row ->
                        row.values().stream().mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        SensitivityResult result = ANALYSIS.analyse(betahat, sigma, 5);
        assertThat(result.breakdown()).isEqualTo(0.5);
        assertThat(result.eventTimes().stream().map(String::valueOf).toList())
                .isEqualTo(Figures.sampleRows("honest/betahat.csv").stream()
                        .map(row -> row.get("event_time"))
                        .toList());
    }

    /** Of log violent crime, by the first year in which a shall-carry law was in force. */
    private static EventStudy eventStudy(GroupTimeAtt estimator) {
        List<Map<String, String>> rows = Figures.sampleRows("us-shall-carry-laws.csv");
        PanelBuilder panel = Panel.builder(
                rows.stream().map(row -> cell(row, "year")).distinct().sorted().toList());
        TreeMap<String, String> begins = new TreeMap<>();
        for (Map<String, String> row : rows) {
            double crimes = Double.parseDouble(cell(row, "violent_crime_per_100000"));
            panel.observe(cell(row, "region"), cell(row, "year"), Math.log(crimes));
            if (cell(row, "law_in_force").equals("1")) {
                begins.putIfAbsent(cell(row, "region"), cell(row, "year")); // rows are in the order of years
            }
        }
        begins.forEach(panel::treatedFrom);
        GroupTimeDetail detail = (GroupTimeDetail)
                Objects.requireNonNull(estimator.estimate(panel.build()).detail());
        return Objects.requireNonNull(detail.eventStudy());
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    @Test
    void withoutOneReferenceThereIsNoPath() {
        RandomEventStudy study = RandomEventStudy.of(4, 3, 2);
        assertThatThrownBy(() -> ANALYSIS.analyse(study(study, times(-4, 1, -1), 99, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("needs an event study with one reference period (a universal base), this one has 0");
        assertThatThrownBy(() -> ANALYSIS.analyse(study(study, List.of(-4, -3, -2, -1, 1), 0, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("needs a reference before the treatment, not at event time 0");
    }

    @Test
    void withoutALeadDirectlyBeforeTheReferenceThereIsNothingToMeasureBy() {
        RandomEventStudy study = RandomEventStudy.of(4, 1, 2);
        assertThatThrownBy(() -> ANALYSIS.analyse(study(study, List.of(-3, 0, 1), -1, false)))
                .isInstanceOfSatisfying(NotEstimableException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
                    assertThat(refusal)
                            .hasMessageContaining("Before its reference -1")
                            .hasMessageContaining("time -2");
                    assertThat(refusal.reason().chinese()).contains("-2");
                });
    }

    @Test
    void withoutTheFirstEffectThereIsNone() {
        RandomEventStudy study = RandomEventStudy.of(4, 2, 1);
        assertThatThrownBy(() -> ANALYSIS.analyse(study(study, List.of(-3, -2, 1), -1, false)))
                .isInstanceOfSatisfying(NotEstimableException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_POST_PERIODS);
                    assertThat(refusal)
                            .hasMessageContaining("After its reference -1")
                            .hasMessageContaining("time 0");
                });
    }

    private static List<Integer> times(int from, int to, int without) {
        return IntStream.rangeClosed(from, to)
                .filter(time -> time != without)
                .boxed()
                .toList();
    }

    /** Coefficients at these times, and a reference unless it is 99. */
    private static EventStudy study(RandomEventStudy study, List<Integer> times, int reference, boolean binned) {
        TreeMap<Integer, EventStudyPoint> points = new TreeMap<>();
        for (int i = 0; i < times.size(); i++) {
            points.put(times.get(i), point(times.get(i), study.betahat()[i], false));
        }
        if (reference != 99) {
            points.put(reference, point(reference, 0, true));
        }
        return new EventStudy(List.copyOf(points.values()), times, Covariance.of(study.sigma()), binned);
    }

    private static EventStudyPoint point(int time, double estimate, boolean reference) {
        return new EventStudyPoint(time, estimate, Double.NaN, null, null, 5, reference);
    }
}
