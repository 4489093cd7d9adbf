package org.hengce.methods.honest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.hengce.methods.effect.Covariance;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HonestRefusalTest {
    private static final HonestSensitivity RELATIVE = HonestSensitivity.withDefaults();
    private static final HonestSensitivity SMOOTHNESS = RELATIVE.withDelta(Delta.SMOOTHNESS);
    private static final double[] BETAHAT = {0.1, -0.2, 0.05, 1.0, 1.2};

    private static double[][] sigma() {
        double[][] sigma = new double[BETAHAT.length][BETAHAT.length];
        for (int i = 0; i < sigma.length; i++) {
            for (int j = 0; j < sigma.length; j++) {
                sigma[i][j] = i == j ? 0.02 : 0.01;
            }
        }
        return sigma;
    }

    @Test
    void aMatrixThatIsNotSquareIsNamedByItsRow() {
        double[][] sigma = sigma();
        sigma[2] = new double[] {1, 2, 3};
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 3 of 5 has 3 numbers; a covariance is square");
    }

    @Test
    void aMatrixThatIsNotSymmetricIsNamedByItsCells() {
        double[][] sigma = sigma();
        sigma[3][1] = 0.011;
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the covariance is not symmetric: 0.011 in row 4, column 2, but 0.01 in row 2, column 4");
    }

    @Test
    void asymmetryFromRoundingIsMended() {
        double[][] sigma = sigma();
        sigma[3][1] += 1e-18;
        sigma[1][3] -= 1e-18;
        assertThat(RELATIVE.analyse(BETAHAT, sigma, 3).sensitivity())
                .isEqualTo(RELATIVE.analyse(BETAHAT, sigma(), 3).sensitivity());
    }

    @Test
    void aMatrixThatIsNoCovarianceIsRefused() {
        double[][] sigma = sigma();
        sigma[1][0] = 0.03;
        sigma[0][1] = 0.03;
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma, 3))
                .isInstanceOf(NotEstimableException.class)
                .hasMessageStartingWith("the covariance is not positive semidefinite");
    }

    @Test
    void covarianceWithoutVarianceIsRefused() {
        double[][] sigma = sigma();
        sigma[0][0] = 0;
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma, 3))
                .isInstanceOf(NotEstimableException.class)
                .hasMessageStartingWith("the covariance is not positive semidefinite");
    }

    @Test
    void aNegativeVarianceIsRefusedByItsPlace() {
        double[][] sigma = sigma();
        sigma[4][4] = -0.02;
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma, 3))
                .isInstanceOf(NotEstimableException.class)
                .hasMessage("the variance of coefficient 5 is negative: -0.02");
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> RELATIVE.analyse(new double[] {1, 2, 3}, sigma(), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 coefficients, but a covariance of 5");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void withoutCoefficientsBeforeTheReferenceThereIsNothingToMeasureBy(int pre) {
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma(), pre))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("needs at least 1 coefficient before the reference, not " + pre);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void withoutCoefficientsAfterTheReferenceThereIsNoEffect(int pre) {
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma(), pre))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 coefficients, all %d before the reference: none is left after it".formatted(pre));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aCoefficientThatIsNoNumberIsRefusedByItsPlace(double value) {
        double[] betahat = BETAHAT.clone();
        betahat[1] = value;
        assertThatThrownBy(() -> RELATIVE.analyse(betahat, sigma(), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("coefficient 2 is " + value);
    }

    @Test
    void aCovarianceThatIsNoNumberIsRefusedByItsPlace() {
        double[][] sigma = sigma();
        sigma[1][1] = Double.NaN;
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the covariance of 2 and 2 is NaN");
    }

    @Test
    void anEffectWithoutErrorIsRefused() {
        double[][] sigma = sigma();
        for (int i = 0; i < sigma.length; i++) {
            sigma[i][3] = 0;
            sigma[3][i] = 0;
        }
        assertThatThrownBy(() -> RELATIVE.analyse(BETAHAT, sigma, 3))
                .isInstanceOf(NotEstimableException.class)
                .hasMessage("the covariance says that the effect is known without error");
    }

    @Test
    void aLeadWithoutErrorIsNone() {
        double[][] sigma = sigma();
        for (int i = 0; i < sigma.length; i++) {
            sigma[i][0] = 0;
            sigma[0][i] = 0;
        }
        for (HonestSensitivity analysis : List.of(RELATIVE, SMOOTHNESS)) {
            assertThat(analysis.analyse(BETAHAT, sigma, 3).sensitivity()).hasSize(5);
        }
    }

    @Test
    void withAllErrorsCancellingSmoothnessHasNoOptimumToTrust() {
        double[][] sigma = new double[BETAHAT.length][BETAHAT.length];
        for (double[] row : sigma) {
            Arrays.fill(row, 0.01); // one error, common to all
        }
        assertThatThrownBy(() -> SMOOTHNESS.analyse(BETAHAT, sigma, 3))
                .isInstanceOfSatisfying(NotEstimableException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_CLUSTERS);
                    assertThat(refusal)
                            .hasMessageContaining("effect and the 3 coefficients")
                            .hasMessageContaining("fewer clusters than coefficients");
                    assertThat(refusal.reason().chinese()).contains("3 个系数");
                });
        assertThat(RELATIVE.analyse(BETAHAT, sigma, 3).sensitivity()).hasSize(5);
    }

    @Test
    void theDefaultMNeedsThreeLeads() {
        double[] betahat = {0.1, -0.2, 1.0, 1.2, 1.1};
        assertThatThrownBy(() -> SMOOTHNESS.analyse(betahat, sigma(), 2))
                .isInstanceOfSatisfying(NotEstimableException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
                    assertThat(refusal)
                            .hasMessageContaining("at least 3 coefficients")
                            .hasMessageContaining("are 2");
                    assertThat(refusal.reason().chinese()).contains("至少需要 3 个系数，现有 2 个");
                });
        assertThat(SMOOTHNESS.withM(List.of(0.1)).analyse(betahat, sigma(), 2).sensitivity())
                .hasSize(1);
    }

    @Test
    void theDefaultMIsTheSpreadOfSecondDifferences() {
        // 0.1, −0.2, 0.05, 0: second differences 0.55 and −0.3, which are 0.85 apart.
        List<Double> m = SMOOTHNESS.analyse(BETAHAT, sigma(), 3).sensitivity().stream()
                .map(RobustInterval::m)
                .toList();
        double spread = 0.85 / Math.sqrt(2);
        double[] shares = {0, 0.25, 0.5, 1, 2};
        for (int i = 0; i < shares.length; i++) {
            assertThat(m.get(i)).isCloseTo(shares[i] * spread, within(1e-12));
        }
    }

    @Test
    void leadsOnALineLeaveOneDefaultM() {
        double[] betahat = {-0.75, -0.5, -0.25, 1.0, 1.2};
        SensitivityResult result = SMOOTHNESS.analyse(betahat, sigma(), 3);
        assertThat(result.sensitivity()).hasSize(1);
        assertThat(result.sensitivity().get(0).m()).isEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource(Delta.class)
    void numbersTooFarApartAreRefused(Delta delta) {
        double[] betahat = BETAHAT.clone();
        betahat[0] = 1e300;
        assertThatThrownBy(() -> RELATIVE.withDelta(delta).analyse(betahat, sigma(), 3))
                .isInstanceOfSatisfying(NotEstimableException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
                    assertThat(refusal.reason().chinese()).contains("量级");
                });
    }

    @Test
    void anMTooLargeToBeSquaredIsRefused() {
        assertThatThrownBy(() -> RELATIVE.withM(List.of(1e200)).analyse(BETAHAT, sigma(), 3))
                .isInstanceOfSatisfying(NotEstimableException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(Code.OUT_OF_RANGE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, Double.NaN, Double.POSITIVE_INFINITY})
    void anMThatIsNoSizeIsRefused(double m) {
        assertThatThrownBy(() -> RELATIVE.withM(List.of(1.0, m)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("m must be finite and not negative, not " + m);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.49, 1, Double.NaN})
    void aLevelOutOfRangeIsRefused(double level) {
        assertThatThrownBy(() -> RELATIVE.withLevel(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level %s is not in [0.5, 1)".formatted(level));
    }

    @Test
    void weightsMustBeAsManyAsEffectsAndNotAllZero() {
        assertThatThrownBy(() -> RELATIVE.withTarget(Target.weighted(List.of(1.0, 0.5, 0.5)))
                        .analyse(BETAHAT, sigma(), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 weights for 2 periods from the treatment on");
        assertThatThrownBy(() -> Target.weighted(List.of(0.0, 0.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weights must be finite and not all 0");
        assertThatThrownBy(() -> Target.weighted(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("WEIGHTS with 0 weights");
    }

    @Test
    void covariancesThatAreSymmetricAlreadyCanBeGivenAsSuch() {
        assertThat(RELATIVE.analyse(BETAHAT, Covariance.of(sigma()), 3))
                .isEqualTo(RELATIVE.analyse(BETAHAT, sigma(), 3));
    }
}
