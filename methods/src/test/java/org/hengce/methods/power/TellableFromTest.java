package org.hengce.methods.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;

class TellableFromTest {
    private static final int PERIODS = 40;
    private static final int START = 30; // from 2020 on: ten treated periods

    /** Independent noise, standard deviation 1; the first units are treated. */
    private static Panel noise(int units, int treated) {
        var rows = NoisePanels.rows(NoisePanels.outcomes(units, PERIODS, 3));
        for (int u = 0; u < treated; u++) {
            rows.treatedFrom(RandomPanels.unit(u), "" + (1990 + START));
        }
        return rows.build();
    }

    private static TellableFrom search(Estimator estimator, Panel panel, double yardstick, int threads) {
        return TellableFrom.search(estimator, estimator.estimate(panel), panel, yardstick, threads);
    }

    private static Estimator did() {
        return DifferenceInDifferences.withDefaults().withInference(InferenceRule.POOLED_T);
    }

    /**
     * Worked by hand: of independent noise the change of a unit over h periods after and P before has the variance 1/h + 1/P,
     * compared with 28 others (1 + 1/28) times that. P is the periods before the policy as far as there are so many: 40 − h.
     */
    @Test
    void theSpreadIsThatOfIndependentNoise() {
        Estimator estimator = did();
        Panel panel = noise(30, 1);
        PlaceboStretches stretches =
                new PlaceboStretches(estimator, panel, PlaceboStretches.untreated(panel), 1, START, 5);
        for (int h : new int[] {11, 15, 25}) {
            double expected = Math.sqrt((1.0 / h + 1.0 / Math.min(START, PERIODS - h)) * (1 + 1.0 / 28));
            // A standard deviation of 40 draws is known to 11 %; three times that.
            assertThat(stretches.spread(h, 1)).isCloseTo(expected, within(0.35 * expected));
        }
        assertThat(stretches.longest()).isEqualTo(PERIODS - START / 2);
    }

    @Test
    void itIsTheFirstNumberOfPeriodsThatIsEnough() {
        for (Estimator estimator : List.of(did(), SyntheticControl.withDefaults())) {
            Panel panel = noise(20, 1);
            PlaceboStretches stretches = new PlaceboStretches(
                    estimator,
                    panel,
                    PlaceboStretches.untreated(panel),
                    1,
                    START,
                    estimator.estimate(panel).seed());
            double yardstick = TellableFrom.FACTOR * stretches.spread(13, 1) * 1.0001;
            TellableFrom found = search(estimator, panel, yardstick, 1);
            assertThat(found.reason()).isNull();
            assertThat(found.postPeriods()).isBetween(11, 13);
            assertThat(TellableFrom.FACTOR * found.standardError()).isLessThanOrEqualTo(yardstick);
            for (int h = 11; h < found.postPeriods(); h++) {
                assertThat(TellableFrom.FACTOR * stretches.spread(h, 1)).isGreaterThan(yardstick);
            }
            assertThat(found.period()).isEqualTo("" + (1990 + START + found.postPeriods() - 1));
        }
    }

    @Test
    void aLargeYardstickIsTellableFromTheNextPeriodOnAndATinyOneNeverWithTheseRegions() {
        Panel panel = noise(12, 1);
        Estimator estimator = SyntheticDifferenceInDifferences.withDefaults();
        TellableFrom next = search(estimator, panel, 100, 1);
        assertThat(next.postPeriods()).isEqualTo(11);
        assertThat(next.period()).isEqualTo("2030");
        TellableFrom never = search(estimator, panel, 0.01, 1);
        assertThat(never.postPeriods()).isZero();
        assertThat(never.period()).isNull();
        assertThat(never.standardError()).isPositive();
        assertThat(Objects.requireNonNull(never.reason()).english())
                .startsWith("not with these regions")
                .contains("25 periods");
    }

    @Test
    void withOneTreatedUnitTheSpreadIsThatOfTheMethodsOwnPlacebos() {
        Panel panel = noise(10, 1);
        SyntheticControl estimator = SyntheticControl.withDefaults();
        Panel untreated = panel.select(panel::neverTreated, 0, PERIODS);
        Effect effect = estimator.estimate(
                PseudoPolicy.of(untreated, List.of(0), 25, 15, 1).withEffect(0));
        double[] placebos =
                effect.placebos().stream().mapToDouble(Placebo::effect).toArray();
        double mean = DoubleStream.of(placebos).average().orElseThrow();
        double squares =
                DoubleStream.of(placebos).map(p -> (p - mean) * (p - mean)).sum();
        PlaceboStretches stretches =
                new PlaceboStretches(estimator, panel, PlaceboStretches.untreated(panel), 1, START, 1);
        // 15 after and 25 before fill the forty periods: there is one stretch.
        assertThat(stretches.spread(15, 1)).isCloseTo(Math.sqrt(squares / (placebos.length - 1)), within(1e-12));
    }

    @Test
    void moreTreatedUnitsSpreadLessAndThreadsChangeNothing() {
        Panel panel = noise(24, 6);
        TellableFrom one = search(did(), noise(24, 1), 0.3, 1);
        TellableFrom six = search(did(), panel, 100, 1);
        assertThat(six.standardError()).isLessThan(one.standardError());
        assertThat(search(did(), panel, 0.6, 3)).isEqualTo(search(did(), panel, 0.6, 1));
    }

    @Test
    void whereItCannotBeLookedForTheReasonIsSaid() {
        Panel few = noise(5, 1);
        assertThat(code(search(did(), few, 1, 1))).isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
        Panel panel = noise(12, 1);
        Panel late = panel.select(u -> true, START - 6, PERIODS); // 6 before, 10 after
        assertThat(code(search(did(), late, 1, 1))).isEqualTo(ReasonCode.NOT_TESTABLE);
        Panel later = panel.select(u -> true, START - 2, PERIODS); // 2 before, 10 after
        assertThat(code(search(did(), later, 1, 1))).isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
        Effect alone = BeforeAfter.withDefaults().estimate(panel);
        assertThat(code(TellableFrom.search(BeforeAfter.withDefaults(), alone, panel, 1, 1)))
                .isEqualTo(ReasonCode.NOT_DEFINED);
        assertThatIllegalArgumentException().isThrownBy(() -> search(did(), panel, 0, 1));
    }

    private static ReasonCode code(TellableFrom found) {
        return Objects.requireNonNull(found.reason()).code();
    }
}
