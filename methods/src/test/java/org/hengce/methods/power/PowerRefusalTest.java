package org.hengce.methods.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hengce.methods.power.NoisePanels.noise;
import static org.hengce.methods.power.NoisePanels.outcomes;
import static org.hengce.methods.power.NoisePanels.panel;
import static org.hengce.methods.power.NoisePanels.rows;

import java.util.Arrays;
import java.util.List;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.synthetic.SyntheticControl;
import org.junit.jupiter.api.Test;

/** Designs that tell nothing are refused, or have no minimum detectable effect, with the reason. */
class PowerRefusalTest {
    private static final BeforeAfter WELCH =
            BeforeAfter.withDefaults().withPlainWelch(true).withSeed(1);
    private static final Power ONE = Power.of(List.of("u00"), 4);

    @Test
    void aMethodThatCannotReachAlphaFindsNothing() {
        // The smallest p of nine donors is 1 in 10.
        PowerResult result = ONE.withEstimator(SyntheticControl.withDefaults())
                .withReplications(10)
                .simulate(noise(10, 20, 12));
        assertThat(result.minimumDetectableEffect()).isNaN();
        assertThat(result.falsePositives()).isZero();
        assertThat(result.curve()).hasSize(11).allMatch(point -> point.power() == 0);
        assertThat(result.curve().get(10).effect()).isPositive();
        assertThat(result.reasons()).containsOnlyKeys("minimumDetectableEffect");
        assertThat(result.reasons().get("minimumDetectableEffect")).satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
            assertThat(reason.english()).contains("of 10 replications 10 have no p-value as small as 0.05");
            assertThat(reason.chinese()).contains("10 次模拟中，有 10 次");
        });
    }

    @Test
    void falseAlarmsAreNoPower() {
        // A trend that a comparison of before and after takes for an effect.
        double[][] y = outcomes(10, 24, 13);
        for (double[] row : y) {
            Arrays.setAll(row, t -> row[t] + 0.7 * t);
        }
        PowerResult result = ONE.withEstimator(WELCH).withReplications(40).simulate(panel(y));
        assertThat(result.falsePositives()).isGreaterThan(0.9);
        assertThat(result.minimumDetectableEffect()).isNaN();
        assertThat(result.reasons().get("minimumDetectableEffect")).satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.NOT_TESTABLE);
            assertThat(reason.english()).contains("of 40 replications although there is none");
            assertThat(reason.chinese()).contains("40 次模拟");
        });
    }

    @Test
    void whatTheMethodRefusesEverywhereIsRefused() {
        Panel alone = noise(1, 40, 14);
        NotEstimableException refusal = catchThrowableOfType(NotEstimableException.class, () -> ONE.simulate(alone));
        assertThat(refusal.code()).isEqualTo(Code.ONE_UNIT);
        // Two units: one donor, no placebo, an estimate without a p-value.
        PowerResult untestable = ONE.withReplications(10).simulate(noise(2, 20, 15));
        assertThat(untestable.untestable()).isEqualTo(untestable.replications());
        assertThat(untestable.falsePositives()).isNaN();
        assertThat(untestable.minimumDetectableEffect()).isNaN();
        assertThat(untestable.reasons()).containsOnlyKeys("falsePositives", "minimumDetectableEffect");
        assertThat(untestable.reasons().get("falsePositives"))
                .satisfies(reason -> assertThat(reason.english()).contains("donors than treated units: at least 2"));
    }

    @Test
    void tooShortAPastIsRefusedWithItsCounts() {
        NotEstimableException none =
                catchThrowableOfType(NotEstimableException.class, () -> ONE.simulate(noise(9, 5, 1)));
        assertThat(none.code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
        assertThat(none.units()).containsExactly("u00");
        assertThat(none)
                .hasMessageContaining("the past has 5 periods, 1990 to 1994")
                .hasMessageContaining("leaves 1 before a pseudo-policy, at least 2 are needed");
        assertThat(none.reason().chinese()).contains("5 期（1990 至 1994）", "至少需要 2 期");
        assertThat(catchThrowableOfType(NotEstimableException.class, () -> ONE.withPrePeriods(17)
                        .simulate(noise(9, 20, 1))))
                .hasMessageContaining("leaves 16 before a pseudo-policy, at least 17 are needed");
        assertThat(catchThrowableOfType(NotEstimableException.class, () -> Power.of(List.of("u00"), 30)
                        .simulate(noise(9, 20, 1))))
                .hasMessageContaining("leaves 0 before");
        NotEstimableException few = catchThrowableOfType(
                NotEstimableException.class,
                () -> ONE.withEstimator(WELCH).withPrePeriods(13).simulate(noise(5, 20, 1)));
        assertThat(few).hasMessageContaining("4 different stretches of 4 periods after at least 13, and 4 other units");
        assertThat(few.reason().chinese()).contains("4 个不同的 4 期区段和 4 个其他单位");
    }

    @Test
    void unitsToBeTreatedMustHaveAPastWithoutGaps() {
        double[][] y = outcomes(9, 20, 2);
        y[0][3] = Double.NaN;
        NotEstimableException gaps = catchThrowableOfType(NotEstimableException.class, () -> ONE.simulate(panel(y)));
        assertThat(gaps.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
        assertThat(gaps.units()).containsExactly("u00");
        assertThat(gaps.reason().chinese()).contains("u00");
        Panel always = rows(outcomes(9, 20, 2)).treatedFrom("u00", "1990").build();
        NotEstimableException noPast = catchThrowableOfType(NotEstimableException.class, () -> ONE.simulate(always));
        assertThat(noPast.code()).isEqualTo(Code.ALWAYS_TREATED);
        assertThat(noPast).hasMessageContaining("1990").hasMessageContaining("u00");
        assertThat(catchThrowableOfType(
                                NotEstimableException.class,
                                () -> ONE.simulate(noise(9, 20, 2).mapOutcomes(value -> 1)))
                        .code())
                .isEqualTo(Code.CONSTANT_OUTCOME);
    }

    @Test
    void impossibleConfigurationsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Power.of(List.of(), 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.of(List.of("a", "b", "a"), 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.of(List.of("a"), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withAlpha(1));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withPower(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withReplications(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withPrePeriods(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withThreads(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.of(List.of("CN-44"), 4).simulate(noise(9, 20, 2)))
                .withMessage("unit CN-44 is not in the panel, which has 9 units from u00 to u08");
        assertThat(ONE.method()).isEqualTo(Method.POWER);
    }
}
