package org.hengce.presentation.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EffectScaleTest {
    @Test
    void logPointsArePercentAndGrowthRatesArePoints() {
        assertThat(EffectScale.of(Transform.LOG).effect(-0.240190690811)).isCloseTo(-21.35, within(5e-3));
        assertThat(EffectScale.of(Transform.GROWTH).effect(0.012)).isCloseTo(1.2, within(1e-12));
        assertThat(EffectScale.of(Transform.PER_CAPITA).effect(-5.3)).isEqualTo(-5.3);
        assertThat(EffectScale.of(null).effect(-5.3)).isEqualTo(-5.3);
    }

    @Test
    void anOutcomeIsWhatItWasBeforeItsLogarithmWasTaken() {
        for (double value : new double[] {1508, 0.1, 123456.7, 1e-9, 98.6}) {
            assertThat(EffectScale.of(Transform.LOG).outcome(Math.log(value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsShownFitsTogether(EffectScale scale) {
        for (double effect = -0.9; effect < 1; effect += 0.1) {
            double counterfactual = 0.7;
            double observed = counterfactual + effect;
            double shown = scale.effect(effect);

            assertThat(scale.estimated(shown)).isCloseTo(effect, within(1e-12));
            assertThat(Math.signum(shown)).isEqualTo(Math.signum(effect));
            assertThat(scale.without(scale.outcome(observed), shown))
                    .isCloseTo(scale.outcome(counterfactual), within(1e-9));
            // To first order, an effect one small error away is shown one shown error away.
            assertThat(scale.effect(effect + 1e-6) - shown).isCloseTo(scale.error(1e-6, effect), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anIntervalKeepsItsOrderAndItsMissingEnds(EffectScale scale) {
        assertThat(scale.interval(new IntervalDocument(0.95, -0.2, 0.1)))
                .isEqualTo(new IntervalDocument(0.95, scale.effect(-0.2), scale.effect(0.1)));
        assertThat(scale.interval(new IntervalDocument(0.9, null, 0.1)))
                .isEqualTo(new IntervalDocument(0.9, null, scale.effect(0.1)));
        assertThat(scale.interval(null)).isNull();
    }
}
