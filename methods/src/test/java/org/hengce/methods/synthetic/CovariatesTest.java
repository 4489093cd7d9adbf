package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hengce.methods.RandomDesigns;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Covariates projected out of synthetic difference-in-differences; a failure names the seed that repeats it. */
class CovariatesTest {
    private static final SyntheticDifferenceInDifferences DID = SyntheticDifferenceInDifferences.withDefaults()
            .withDraws(20)
            .withSeed(1)
            .withCovariates(List.of("x"));

    static LongStream seeds() {
        // Of four designs in a row three have controls: one treated unit, a block, a staggered one.
        return LongStream.range(0, 24).filter(seed -> seed % 4 != 3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheCovariateAddsToTheOutcomeIsTakenOut(long seed) {
        double[][] x = covariate(seed);
        Effect without = DID.estimate(panel(seed, x, 0));
        Effect with = DID.estimate(panel(seed, x, 2.5));
        assertThat(with.estimate()).isCloseTo(without.estimate(), within(1e-8));
        assertThat(coefficient(with)).isCloseTo(coefficient(without) + 2.5, within(1e-9));
        if (!Double.isNaN(without.standardError())) {
            assertThat(with.standardError()).isCloseTo(without.standardError(), within(1e-8));
        }
        double withoutCovariates =
                DID.withCovariates(List.of()).estimate(panel(seed, x, 2.5)).estimate();
        assertThat(Math.abs(withoutCovariates - with.estimate())).isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCoefficientIsThatOfARegressionWithDummiesOverUntreatedCells(long seed) {
        double[][] x = covariate(seed);
        Panel panel = panel(seed, x, 0.7);
        int units = panel.unitCount();
        int periods = panel.periodCount();
        int cells = 0;
        for (int u = 0; u < units; u++) {
            cells += Math.min(panel.firstTreated(u), periods);
        }
        DMatrixRMaj left = new DMatrixRMaj(cells, units + periods);
        DMatrixRMaj right = new DMatrixRMaj(cells, 1);
        int row = 0;
        for (int u = 0; u < units; u++) {
            for (int t = 0; t < Math.min(panel.firstTreated(u), periods); t++) {
                left.set(row, u, 1);
                if (t > 0) {
                    left.set(row, units + t - 1, 1);
                }
                left.set(row, units + periods - 1, x[u][t]);
                right.set(row++, 0, panel.outcome(u, t));
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(units + periods, 1);
        assertThat(CommonOps_DDRM.solve(left, right, solution)).isTrue();
        double expected = solution.get(units + periods - 1, 0);
        assertThat(coefficient(DID.estimate(panel))).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEffectIsThatOfTheOutcomeLessTheCovariate(long seed) {
        double[][] x = covariate(seed);
        Panel panel = panel(seed, x, 1);
        Effect effect = DID.estimate(panel);
        double beta = coefficient(effect);
        double[][] residuals = RandomDesigns.of(seed).outcomes();
        for (int u = 0; u < residuals.length; u++) {
            for (int t = 0; t < residuals[u].length; t++) {
                residuals[u][t] += x[u][t] - beta * x[u][t];
            }
        }
        Effect byHand =
                DID.withCovariates(List.of()).estimate(RandomDesigns.of(seed).panel(residuals, 0));
        assertThat(effect.estimate()).isCloseTo(byHand.estimate(), within(1e-9));
        int last = panel.periodCount() - 1;
        assertThat(effect.path().get(last).effect())
                .isCloseTo(byHand.path().get(last).effect(), within(1e-9));
        if (effect.treatedUnits().size() == 1) {
            assertThat(effect.path().get(last).observed())
                    .isEqualTo(panel.outcome(
                            panel.units().indexOf(effect.treatedUnits().get(0)), last));
        }
    }

    @Test
    void aUnitThatLacksACovariateIsDroppedAndListed() {
        double[][] x = covariate(1);
        x[0][3] = Double.NaN; // treated
        x[x.length - 1][0] = Double.NaN;
        Panel panel = panel(1, x, 1);
        Effect effect = DID.estimate(panel);
        assertThat(effect.unitsDropped())
                .containsExactly(
                        new DroppedUnit(panel.unit(0), DropReason.MISSING_COVARIATE),
                        new DroppedUnit(panel.unit(x.length - 1), DropReason.MISSING_COVARIATE));
        assertThat(effect.treatedUnits()).doesNotContain(panel.unit(0)).isNotEmpty();
        assertThat(DID.withCovariates(List.of()).estimate(panel).unitsDropped()).isEmpty();
    }

    @Test
    void withoutACovariateOfTheTreatedThereIsNoEffect() {
        double[][] x = covariate(0);
        x[0][3] = Double.NaN;
        NotEstimableException refusal = refusal(DID, panel(0, x, 1));
        assertThat(refusal.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
        assertThat(refusal.units()).containsExactly("u00");
        assertThat(refusal).hasMessageContaining("u00").hasMessageContaining("all covariates");
    }

    @Test
    void aCovariateThatIsACombinationOfEffectsIsRefusedAndNamed() {
        double[][] x = covariate(1);
        for (int u = 0; u < x.length; u++) {
            double own = 3.3 * u;
            Arrays.setAll(x[u], t -> own + 0.1 * t * t);
        }
        NotEstimableException refusal = refusal(DID, panel(1, x, 0));
        assertThat(refusal.code()).isEqualTo(Code.COLLINEAR);
        assertThat(refusal).hasMessageContaining("x is a combination");
        for (double[] row : x) {
            Arrays.fill(row, row[0]); // only unit effects: nothing but rounding is left of it
        }
        assertThat(refusal(DID, panel(1, x, 0)).code()).isEqualTo(Code.COLLINEAR);
    }

    @Test
    void covariatesBeyondSquaringAreRefusedAndNamed() {
        double[][] x = covariate(1);
        x[2][2] = 1e300;
        NotEstimableException refusal = refusal(DID, panel(1, x, 0));
        assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
        assertThat(refusal).hasMessageContaining("covariate x");
    }

    @Test
    void aCovariateThatThePanelDoesNotHaveIsAMistake() {
        Panel panel = panel(0, covariate(0), 0);
        SyntheticDifferenceInDifferences other = DID.withCovariates(List.of("z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.estimate(panel))
                .withMessageContaining("z is none of the panel's covariates [x]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DID.withCovariates(List.of("x", "x")))
                .withMessageContaining("named twice");
    }

    @Test
    void theJackknifeKeepsCoefficientsAndTheBootstrapFindsThemAnew() {
        Panel panel = panel(1, covariate(1), 1);
        for (Inference by : List.of(Inference.JACKKNIFE, Inference.BOOTSTRAP)) {
            Effect effect = DID.withInference(by).estimate(panel);
            assertThat(effect.inference()).isEqualTo(by);
            assertThat(effect.standardError()).isPositive();
            assertThat(DID.withInference(by).withThreads(8).estimate(panel)).isEqualTo(effect);
        }
    }

    private static double[][] covariate(long seed) {
        Random random = new Random(seed);
        double[][] x = RandomDesigns.of(seed).outcomes();
        for (double[] row : x) {
            Arrays.setAll(row, t -> 10 + 3 * random.nextGaussian());
        }
        return x;
    }

    /** The design's panel with a covariate, of which a multiple is added to the outcome. */
    private static Panel panel(long seed, double[][] x, double multiple) {
        Panel plain = RandomDesigns.of(seed).panel();
        PanelBuilder builder = Panel.builder(plain.periods()).columns(List.of("x"), List.of());
        for (int u = 0; u < plain.unitCount(); u++) {
            for (int t = 0; t < plain.periodCount(); t++) {
                double added = multiple == 0 || Double.isNaN(x[u][t]) ? 0 : multiple * x[u][t];
                builder.observe(
                        plain.unit(u), plain.period(t), plain.outcome(u, t) + added, new double[] {x[u][t]}, List.of());
            }
            if (!plain.neverTreated(u)) {
                builder.treatedFrom(plain.unit(u), plain.period(plain.firstTreated(u)));
            }
        }
        return builder.build();
    }

    private static double coefficient(Effect effect) {
        SyntheticDetail detail = (SyntheticDetail) Objects.requireNonNull(effect.detail());
        assertThat(effect.reasons()).containsKey("coefficients");
        return detail.coefficients().get(0).estimate();
    }

    private static NotEstimableException refusal(SyntheticDifferenceInDifferences did, Panel panel) {
        return catchThrowableOfType(NotEstimableException.class, () -> did.estimate(panel));
    }
}
