package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.effect.SyntheticDetail.PredictorWeight;
import org.hengce.methods.effect.UnitWeight;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Synthetic control by predictors, placebos in time; a failure names the seed that repeats it. */
class PredictorsTest {
    private static final List<Predictor> THREE =
            List.of(Predictor.of("x"), Predictor.of("z"), Predictor.of(Predictor.OUTCOME));
    private static final SyntheticControl CONTROL =
            SyntheticControl.withDefaults().withPlacebos(false).withPredictors(THREE);

    static LongStream seeds() {
        return LongStream.range(1, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void weightsOfPredictorsAndDonorsAreOnTheirSimplexes(long seed) {
        Effect effect = CONTROL.estimate(panel(seed, 1));
        assertThat(detail(effect).predictors())
                .extracting(PredictorWeight::predictor)
                .containsExactly("x", "z", "outcome");
        assertThat(detail(effect).predictors())
                .allSatisfy(weight -> assertThat(weight.weight()).isBetween(0.0, 1.0));
        assertThat(detail(effect).predictors().stream()
                        .mapToDouble(PredictorWeight::weight)
                        .sum())
                .isCloseTo(1, within(1e-14));
        assertThat(effect.weights().stream().mapToDouble(UnitWeight::weight).sum())
                .isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theUnitOfMeasureOfAPredictorDoesNotMatter(long seed) {
        // A power of two, so that standardised predictors are the same to the bit and the search goes the same way.
        Effect effect = CONTROL.estimate(panel(seed, 1));
        Effect scaled = CONTROL.estimate(panel(seed, 1024));
        assertThat(scaled.weights()).isEqualTo(effect.weights());
        assertThat(scaled.detail()).isEqualTo(effect.detail());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noWeightsOfPredictorsTriedFitTheOutcomesBetter(long seed) {
        Panel panel = panel(seed, 1);
        Design design = Design.of(panel);
        PredictorValues values =
                PredictorPlan.of(panel, design, THREE, PeriodRange.ALL).values(design);
        Outcomes outcomes = Outcomes.of(panel, design);
        double least = NestedWeights.search(outcomes, values).loss();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            double[] v = random.doubles(3).map(Math::log).map(x -> -x).toArray();
            double sum = Arrays.stream(v).sum();
            Arrays.setAll(v, k -> v[k] / sum);
            // The search is local: a hundredth more is within what it promises.
            assertThat(least)
                    .isLessThanOrEqualTo(
                            1.01 * NestedWeights.at(outcomes, values, v).loss());
        }
    }

    @Test
    void onePredictorThatDonorsCanMeetLeavesTheChoiceToTheOutcomes() {
        // Many mixtures have the treated unit's mean; the one that follows it best is taken, not the first.
        Panel panel = panel(3, 1);
        Effect effect =
                CONTROL.withPredictors(List.of(Predictor.of(Predictor.OUTCOME))).estimate(panel);
        double outcomesAlone = Objects.requireNonNull(
                        CONTROL.withPredictors(List.of()).estimate(panel).rmspe())
                .pre();
        double own = Objects.requireNonNull(effect.rmspe()).pre();
        double meanGap = effect.path().stream()
                .limit(Design.of(panel).cohorts().get(0).start())
                .mapToDouble(point -> point.effect())
                .average()
                .orElseThrow();
        assertThat(meanGap).isCloseTo(0, within(1e-4));
        assertThat(own).isBetween(outcomesAlone, 1.5 * outcomesAlone);
        assertThat(detail(effect).predictors()).containsExactly(new PredictorWeight("outcome", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void placebosAreFittedByPredictorsTooAndTheRulesHold(long seed) {
        Panel panel = panel(seed, 1);
        Panel small = panel.select(u -> u < 8, 0, panel.periodCount());
        SyntheticControl control = CONTROL.withPlacebos(true).withLevel(0.8);
        Effect effect = control.estimate(small);
        assertThat(control.withThreads(2).estimate(small)).isEqualTo(effect);
        assertThat(control.withThreads(8).estimate(small)).isEqualTo(effect);
        Interval interval = effect.interval();
        if (interval != null) {
            assertThat(interval.contains(effect.estimate())).isTrue();
            assertThat(effect.pValue() <= 1 - 0.8 + 1e-15).isEqualTo(!interval.contains(0));
        }
        Effect outcomesAlone = control.withPredictors(List.of()).estimate(small);
        assertThat(effect.placebos()).isNotEqualTo(outcomesAlone.placebos());
        assertThat(effect.seed()).isNotEqualTo(outcomesAlone.seed());
    }

    @Test
    void aDonorThatLacksAPredictorIsDroppedAndListed() {
        Panel panel = panelWith(5, (u, t) -> u == 4 && t == 2 ? Double.NaN : covariate(5, u, t));
        Effect effect = CONTROL.estimate(panel);
        assertThat(effect.unitsDropped()).containsExactly(new DroppedUnit("u04", DropReason.MISSING_COVARIATE));
        assertThat(effect.controlUnits()).doesNotContain("u04");
        Effect later = CONTROL.withPredictors(List.of(Predictor.of("z"), new Predictor("x", panel.period(3), "")))
                .estimate(panel);
        assertThat(later.unitsDropped()).isEmpty();
    }

    @Test
    void aPredictorObservedNowAndThenIsAveragedWhereTheTreatedUnitHasIt() {
        Panel everyOther = panelWith(5, (u, t) -> t % 2 == 0 ? covariate(5, u, t) : Double.NaN);
        Effect effect = CONTROL.estimate(everyOther);
        assertThat(effect.unitsDropped()).isEmpty();
        // Others may have it more often; their further values are not used.
        Panel others = panelWith(5, (u, t) -> t % 2 == 0 || u > 0 ? covariate(5, u, t) : Double.NaN);
        assertThat(CONTROL.estimate(others).weights()).isEqualTo(effect.weights());
    }

    @Test
    void withoutAPredictorOfTheTreatedThereIsNoEffect() {
        Panel panel = panelWith(5, (u, t) -> u == 0 ? Double.NaN : covariate(5, u, t));
        NotEstimableException refusal = refusal(CONTROL, panel);
        assertThat(refusal.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
        assertThat(refusal.units()).containsExactly("u00");
        assertThat(refusal).hasMessageContaining("x");
    }

    @Test
    void aPredictorThatIsTheSameForAllIsRefusedAndNamed() {
        NotEstimableException refusal = refusal(CONTROL, panelWith(5, (u, t) -> 0.1 * t));
        assertThat(refusal.code()).isEqualTo(Code.COLLINEAR);
        assertThat(refusal).hasMessageContaining("predictor x is the same for all units");
    }

    @Test
    void aPredictorBeyondSquaringIsRefusedAndNamed() {
        NotEstimableException refusal = refusal(CONTROL, panelWith(5, (u, t) -> u == 2 ? 1e200 : t));
        assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
        assertThat(refusal).hasMessageContaining("x");
    }

    @Test
    void predictorsAndPeriodsThatAreNotThereOrNotBeforeTheTreatmentAreMistakes() {
        Panel panel = panel(5, 1);
        String start = panel.period(Design.of(panel).cohorts().get(0).start());
        assertMistake(panel, List.of(Predictor.of("y")), "y is none of the panel's covariates [x, z]");
        assertMistake(panel, List.of(new Predictor("x", "1800", "")), "period 1800 is not in the panel");
        assertMistake(panel, List.of(new Predictor("x", "", start)), "before the treatment in " + start);
        assertMistake(panel, List.of(new Predictor("x", "1992", "1991")), "1992 to 1991");
        assertMistake(panel, List.of(Predictor.of("x"), Predictor.of("x")), "named twice");
        assertThatIllegalArgumentException().isThrownBy(() -> Predictor.of(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CONTROL.withJudgedOver(new PeriodRange(start, "")).estimate(panel))
                .withMessageContaining("the fit of the predictors' weights");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONTROL.withInTimePlacebo(start).estimate(panel))
                .withMessageContaining("must begin before the treatment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONTROL.withInTimePlacebo("1800").estimate(panel))
                .withMessageContaining("period 1800 is not in the panel");
    }

    private static void assertMistake(Panel panel, List<Predictor> predictors, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONTROL.withPredictors(predictors).estimate(panel))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPlaceboInTimeIsTheEstimateOnThePanelBeforeTheTreatment(long seed) {
        Panel panel = panel(seed, 1);
        int start = Design.of(panel).cohorts().get(0).start();
        int pretended = start - 3;
        Effect effect = CONTROL.withInTimePlacebo(panel.period(pretended)).estimate(panel);
        SyntheticDetail.InTimePlacebo inTime =
                Objects.requireNonNull(detail(effect).inTime());
        double[][] y = new double[panel.unitCount()][];
        Arrays.setAll(y, u -> Arrays.copyOf(panel.outcomes(u), start));
        Effect byHand = CONTROL.estimate(panelOf(seed, y, pretended, (u, t) -> covariate(seed, u, t)));
        assertThat(inTime.estimate()).isEqualTo(byHand.estimate());
        assertThat(inTime.ratio())
                .isEqualTo(Objects.requireNonNull(byHand.rmspe()).ratio());
        assertThat(inTime.period()).isEqualTo(panel.period(pretended));
    }

    @Test
    void aPlaceboInTimeWithTooLittleBeforeItHasAReason() {
        Panel panel = panel(5, 1);
        Effect early = CONTROL.withInTimePlacebo(panel.period(1)).estimate(panel);
        assertThat(detail(early).inTime()).isNull();
        assertThat(early.reasons().get("inTime")).satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.NOT_TESTABLE);
            assertThat(reason.english()).contains("there are 1 periods, at least 2 are needed");
        });
        Effect lacking = CONTROL.withPredictors(
                        List.of(Predictor.of("z"), new Predictor("x", panel.period(5), panel.period(6))))
                .withInTimePlacebo(panel.period(4))
                .estimate(panel);
        assertThat(detail(lacking).inTime()).isNull();
        assertThat(lacking.reasons().get("inTime"))
                .satisfies(reason -> assertThat(reason.english()).contains("nothing of x (1995–1996)"));
    }

    @Test
    void withoutPlacebosThereIsNoInferenceAndTheReasonIsGiven() {
        Panel panel = panel(5, 1);
        Effect effect = SyntheticControl.withDefaults().withPlacebos(false).estimate(panel);
        assertThat(effect.placebos()).isEmpty();
        assertThat(effect.interval()).isNull();
        assertThat(effect.pValue()).isNaN();
        assertThat(effect.reasons())
                .containsOnlyKeys(
                        "standardError", "interval", "pValue", "rmspe.pValue", "rmspe.rank", "path.low", "path.high");
        Effect with = SyntheticControl.withDefaults().estimate(panel);
        assertThat(effect.estimate()).isEqualTo(with.estimate());
        assertThat(effect.weights()).isEqualTo(with.weights());
    }

    private interface Covariate {
        double of(int unit, int period);
    }

    /** Outcomes of the seed with two covariates that have something to do with them. */
    private static Panel panel(long seed, double scale) {
        return panelWith(seed, (u, t) -> scale * covariate(seed, u, t));
    }

    private static Panel panelWith(long seed, Covariate x) {
        double[][] y = outcomes(seed);
        return panelOf(seed, y, y[0].length - 4, x);
    }

    private static double[][] outcomes(long seed) {
        List<double[]> rows = new ArrayList<>();
        Random random = new Random(seed);
        for (int u = 0; u < 12; u++) {
            double[] row = new double[16];
            double level = 20 + 4 * random.nextGaussian();
            for (int t = 0; t < row.length; t++) {
                row[t] = level + 0.3 * t + random.nextGaussian();
            }
            rows.add(row);
        }
        return rows.toArray(double[][]::new);
    }

    private static Panel panelOf(long seed, double[][] y, int start, Covariate x) {
        PanelBuilder builder = Panel.builder(IntStream.range(0, y[0].length)
                        .mapToObj(t -> "%d".formatted(1990 + t))
                        .toList())
                .columns(List.of("x", "z"), List.of());
        for (int u = 0; u < y.length; u++) {
            for (int t = 0; t < y[u].length; t++) {
                builder.observe(
                        RandomPanels.unit(u),
                        "%d".formatted(1990 + t),
                        y[u][t],
                        new double[] {x.of(u, t), covariate(seed + 100, u, t)},
                        List.of());
            }
        }
        return builder.treatedFrom(RandomPanels.unit(0), "%d".formatted(1990 + start))
                .build();
    }

    private static double covariate(long seed, int unit, int period) {
        Random random = new Random(seed * 1000 + unit);
        return 5 + outcomes(seed)[unit][0] / 4 + random.nextGaussian() + 0.1 * period * random.nextDouble();
    }

    private static SyntheticDetail detail(Effect effect) {
        return (SyntheticDetail) Objects.requireNonNull(effect.detail());
    }

    private static NotEstimableException refusal(SyntheticControl control, Panel panel) {
        return catchThrowableOfType(NotEstimableException.class, () -> control.estimate(panel));
    }
}
