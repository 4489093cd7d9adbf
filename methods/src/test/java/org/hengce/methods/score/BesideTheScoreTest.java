package org.hengce.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.inference.ReferenceLaw;
import org.hengce.methods.its.UnitAggregate;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.synthetic.SyntheticControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Target attainment, cost per unit of effect, budget execution. */
class BesideTheScoreTest {
    private static Effect effect(Method method, double estimate, double error, List<String> treated) {
        ReferenceLaw normal = ReferenceLaw.normal();
        return Effect.builder(method, estimate)
                .standardError(error)
                .inference(
                        Inference.PLACEBO_NORMAL,
                        normal.interval(estimate, error, 0.95),
                        normal.interval(estimate, error, 0.90),
                        normal.pValue(estimate, error))
                .units(treated, List.of(), List.of())
                .build();
    }

    private static CostPerEffect cost(double estimate, double error, Direction direction, double executed) {
        return CostPerEffect.of(effect(Method.SYNTHETIC_DID, estimate, error, List.of("u00")), direction, executed, 12);
    }

    /** 600 spent over 12 unit-periods are 50 each; an effect of 5, from 4 to 6.25, costs 10, from 8 to 12.5. */
    @Test
    void theCostIsMoneyByEffectAndItsIntervalFiellers() {
        Effect effect = Effect.builder(Method.SYNTHETIC_DID, 5)
                .inference(Inference.PLACEBO_NORMAL, new Interval(0.95, 4, 6.25), new Interval(0.90, 4.5, 6), 0.001)
                .build();
        CostPerEffect cost = CostPerEffect.of(effect, Direction.HIGHER_IS_BETTER, 600, 12);
        assertThat(cost.cost()).isEqualTo(10);
        assertThat(cost.interval()).isEqualTo(new Interval(0.95, 8, 12.5));
        assertThat(cost.reason()).isNull();
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.RandomPanels#seeds")
    void itIsDefinedExactlyWhereTheBenefitsIntervalLiesAboveZeroAndLiesWithinItsOwn(long seed) {
        Random random = new Random(seed);
        double estimate = 3 * random.nextGaussian();
        double error = 0.2 + random.nextDouble();
        Effect effect = effect(Method.SYNTHETIC_DID, estimate, error, List.of());
        for (Direction direction : List.of(Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER)) {
            CostPerEffect cost = CostPerEffect.of(effect, direction, 100, 4);
            double benefit = direction.sign() * estimate;
            boolean clear = benefit - ReferenceLaw.normal().quantile(0.95) * error > 0;
            assertThat(cost.reason() == null).isEqualTo(clear);
            if (clear) {
                Interval interval = Objects.requireNonNull(cost.interval());
                assertThat(cost.cost()).isCloseTo(25 / benefit, within(1e-9 * cost.cost()));
                assertThat(interval.contains(cost.cost())).isTrue();
                assertThat(interval.low()).isPositive();
            } else {
                assertThat(cost.cost()).isNaN();
                assertThat(cost.interval()).isNull();
            }
        }
    }

    @Test
    void everyReasonForNoCostIsSaid() {
        assertThat(reason(cost(1, 1, Direction.HIGHER_IS_BETTER, 9))).contains("holds 0");
        assertThat(reason(cost(-9, 1, Direction.HIGHER_IS_BETTER, 9))).contains("against the goal");
        assertThat(reason(cost(9, 1, Direction.NEUTRAL, 9))).contains("neutral");
        assertThat(reason(cost(9, 1, Direction.HIGHER_IS_BETTER, Double.NaN))).contains("not known");
        assertThat(reason(CostPerEffect.notDefined(3))).contains("add up");
        Effect bare = Effect.builder(Method.SYNTHETIC_DID, 9).build();
        assertThat(reason(CostPerEffect.of(bare, Direction.HIGHER_IS_BETTER, 9, 1)))
                .contains("lacks an end");
        assertThat(cost(-9, 1, Direction.LOWER_IS_BETTER, 0).cost()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> cost(9, 1, Direction.HIGHER_IS_BETTER, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> CostPerEffect.of(bare, Direction.HIGHER_IS_BETTER, 9, 0));
    }

    private static String reason(CostPerEffect cost) {
        return Objects.requireNonNull(cost.reason()).english();
    }

    @Test
    void unitPeriodsCountFromEachUnitsStartOnAndOfASumOnce() {
        double[] nothing = new double[4 * 6];
        Panel panel = Panel.of(
                List.of("2001", "2002", "2003", "2004", "2005", "2006"),
                List.of("A", "B", "C", "D"),
                nothing,
                new int[] {4, 2, Panel.NEVER, 0});
        Effect two = effect(Method.GROUP_TIME_ATT, 1, 1, List.of("A", "B"));
        assertThat(CostPerEffect.unitPeriods(panel, two, UnitAggregate.SUM)).isEqualTo(2 + 4);
        Effect series = effect(Method.INTERRUPTED_TIME_SERIES, 1, 1, List.of("A", "B"));
        assertThat(CostPerEffect.unitPeriods(panel, series, UnitAggregate.SUM)).isEqualTo(4);
        assertThat(CostPerEffect.unitPeriods(panel, series, UnitAggregate.MEAN)).isEqualTo(6);
        Panel random = RandomPanels.of(5);
        Effect found = SyntheticControl.withDefaults().estimate(random);
        assertThat(CostPerEffect.unitPeriods(random, found, UnitAggregate.MEAN))
                .isEqualTo(random.periodCount() - random.firstTreated(0));
    }

    @Test
    void attainmentIsTheShareOfTheWayFromBeforeThePolicyToTheTarget() {
        TargetAttainment half = TargetAttainment.of(Direction.LOWER_IS_BETTER, "1988", 90, "1992", 75, 60);
        assertThat(half.share()).isEqualTo(0.5);
        assertThat(half.reached()).isFalse();
        TargetAttainment beyond = TargetAttainment.of(Direction.HIGHER_IS_BETTER, "2019", 10, "2023", 25, 20);
        assertThat(beyond.share()).isEqualTo(1.5);
        assertThat(beyond.reached()).isTrue();
        assertThat(TargetAttainment.of(Direction.HIGHER_IS_BETTER, "2019", 10, "2023", 9, 20)
                        .share())
                .isEqualTo(-0.1);
    }

    @Test
    void aTargetThatWasReachedBeforeHasNoShare() {
        TargetAttainment before = TargetAttainment.of(Direction.HIGHER_IS_BETTER, "2019", 20, "2023", 15, 20);
        assertThat(before.share()).isNaN();
        assertThat(before.reached()).isFalse();
        assertThat(Objects.requireNonNull(before.reason()).code()).isEqualTo(ReasonCode.NOT_DEFINED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetAttainment.of(Direction.NEUTRAL, "2019", 20, "2023", 15, 20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetAttainment.of(Direction.HIGHER_IS_BETTER, "2019", Double.NaN, "2023", 15, 20));
    }

    @Test
    void executionIsWhatWasSpentOfWhatWasPlanned() {
        assertThat(BudgetExecution.of(200, 150).share()).isEqualTo(0.75);
        assertThat(Objects.requireNonNull(BudgetExecution.of(0, 5).reason()).english())
                .contains("is 0");
        assertThat(Objects.requireNonNull(BudgetExecution.of(Double.NaN, 5).reason())
                        .code())
                .isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetExecution.of(-1, 5));
    }
}
