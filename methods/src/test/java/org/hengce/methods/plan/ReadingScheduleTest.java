package org.hengce.methods.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PeriodName;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingScheduleTest {
    private static final ReadingSchedule FOUR = schedule("2001", "2001", "2002", "2003", "2004");

    private static ReadingSchedule schedule(String firstTreated, String... lastPeriods) {
        return ReadingSchedule.of(readings(lastPeriods), PeriodName.parse(firstTreated));
    }

    private static List<PlannedReading> readings(String... lastPeriods) {
        return Stream.of(lastPeriods)
                .map(PeriodName::parse)
                .map(last -> new PlannedReading(last.lastDay().plusMonths(6), last))
                .toList();
    }

    /** Two, five and six periods: {@code diff(c(0, a(c(2, 5, 6)/6)))} in R. */
    @Test
    void sharesAreOfThePeriodsHeld() {
        ReadingSchedule schedule = schedule("2010-Q3", "2010-Q4", "2011-Q3", "2011-Q4");
        assertThat(schedule.postPeriods()).containsExactly(2, 5, 6);
        assertThat(schedule.errors().get(0)).isCloseTo(0.000686895, within(1e-9));
        assertThat(schedule.errors().get(1)).isCloseTo(0.031103762, within(1e-9));
        assertThat(schedule.errors().get(2)).isCloseTo(0.018209343, within(1e-9));
    }

    @Test
    void aGoalThatIsObservedMoreOftenHoldsWhatHasEndedByThePlannedPeriod() {
        assertThat(schedule("2010-07", "2010", "2011").postPeriods()).containsExactly(6, 18);
        assertThat(schedule("2010", "2010-Q3", "2010-Q4", "2012-Q1").postPeriods())
                .containsExactly(0, 1, 2);
        assertThat(schedule("2010-W01", "2010-01", "2010-02").postPeriods()).containsExactly(4, 8);
    }

    @Test
    void eachReadingIsTestedAtItsOwnErrorAndItsIntervalIsAtTheRest() {
        for (int k = 1; k <= 4; k++) {
            ReadingTest test = FOUR.test(k, spentAfter(k - 1), 0);
            assertThat(test.testable()).isTrue();
            assertThat(test.error()).isCloseTo(FOUR.errors().get(k - 1), within(1e-15));
            assertThat(test.intervalLevel()).isEqualTo(test.level());
            assertThat(test.level()).isEqualTo(1 - test.error());
        }
    }

    @Test
    void whatCouldNotBeTestedPassesItsErrorOn() {
        // With 99 donors the smallest rank is 1 in 100: readings 1 and 2 cannot be told, 3 has the errors of all three.
        assertThat(FOUR.test(1, 0, 0.01).testable()).isFalse();
        assertThat(FOUR.test(2, 0, 0.01).testable()).isFalse();
        ReadingTest third = FOUR.test(3, 0, 0.01);
        assertThat(third.testable()).isTrue();
        assertThat(third.error()).isCloseTo(0.0236251213, within(1e-9)); // α*(0.75)
        assertThat(third.intervalLevel()).isEqualTo(third.level());
        assertThat(FOUR.test(4, third.error(), 0.01).error())
                .isCloseTo(FOUR.errors().get(3), within(1e-15));
        assertThat(Objects.requireNonNull(FOUR.test(1, 0, 0.01).reason()).english())
                .contains("0.01000")
                .contains("0.00009");
    }

    /** An amended plan has other readings; what was spent before stays spent, and all of it never exceeds 5 %. */
    @Test
    void whatWasSpentUnderAnEarlierPlanStaysSpent() {
        double spent =
                FOUR.test(1, 0, 0).error() + FOUR.test(2, spentAfter(1), 0).error();
        ReadingSchedule amended = schedule("2001", "2001", "2002", "2006");
        assertThat(amended.test(2, spent, 0).testable())
                .as("2 of 6 periods allow less than was spent at 2 of 4")
                .isFalse();
        ReadingTest last = amended.test(3, spent, 0);
        assertThat(last.error() + spent).isCloseTo(0.05, within(1e-15));
    }

    private static double spentAfter(int readings) {
        return FOUR.errors().stream().limit(readings).mapToDouble(e -> e).sum();
    }

    @Test
    void withoutAnyPValueOrAnyErrorThereIsNoTest() {
        assertThat(FOUR.test(1, 0, Double.NaN).testable()).isFalse();
        ReadingSchedule tiny = schedule("2001", "2001", "2100");
        assertThat(tiny.test(1, 0, 0).testable()).isFalse(); // t = 1/100: 1e−85
        assertThat(tiny.test(1, 0, 0).intervalLevel()).isEqualTo(1 - 1e-10);
        assertThat(tiny.test(2, 0, 0).error()).isEqualTo(0.05);
        assertThat(schedule("2010", "2008", "2009").errors()).containsExactly(0.0, 0.0);
    }

    @Test
    void numbersThatAreNoReadingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FOUR.test(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> FOUR.test(5, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> FOUR.test(2, -0.01, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> FOUR.test(2, Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> schedule("2001"));
        assertThatIllegalArgumentException().isThrownBy(() -> schedule("2001", "2004", "2003"));
    }

    /** Whatever a reading finds significant its interval says too, at any α. */
    @ParameterizedTest
    @MethodSource("org.hengce.methods.RandomPanels#seeds")
    void anEffectEstimatedAtTheLevelOfAReadingIsSignificantExactlyWhenItsIntervalExcludesZero(long seed) {
        Panel panel = RandomPanels.of(seed);
        ReadingTest ranked = FOUR.test(4, 0, SyntheticControl.withDefaults().estimate(panel));
        if (ranked.testable()) {
            isTheSame(SyntheticControl.withDefaults().withLevel(ranked.level()).estimate(panel), ranked);
        }
        ReadingTest first = FOUR.test(1, 0, 0);
        isTheSame(
                SyntheticDifferenceInDifferences.withDefaults()
                        .withLevel(first.level())
                        .estimate(panel),
                first);
    }

    private static void isTheSame(Effect effect, ReadingTest test) {
        if (effect.interval() == null) {
            return; // nothing to tell from: no p-value either
        }
        assertThat(Objects.requireNonNull(effect.interval()).level()).isEqualTo(test.level());
        assertThat(effect.pValue() <= 1 - test.level())
                .isEqualTo(!Objects.requireNonNull(effect.interval()).contains(0));
    }

    @Test
    void theSmallestRankIsOneInAllPlacebosAndOne() {
        double[][] y = RandomPanels.outcomes(3);
        Panel panel = RandomPanels.of(y, RandomPanels.start(y), 0);
        Effect effect = SyntheticControl.withDefaults().estimate(panel);
        assertThat(SmallestPValue.of(effect)).isEqualTo(1.0 / (effect.placebos().size() + 1));
        assertThat(SmallestPValue.of(
                        SyntheticDifferenceInDifferences.withDefaults().estimate(panel)))
                .isZero();
        assertThat(SmallestPValue.of(
                        SyntheticControl.withDefaults().withPlacebos(false).estimate(panel)))
                .isNaN();
    }

    @Test
    void aReadingIsTheFirstEvaluationOnItsDayOrLater() {
        EvaluationPlan plan = Plans.plan(readings("2001", "2002", "2003"));
        LocalDate first = plan.readings().get(0).on();
        assertThat(PlanStanding.of(null, first, List.of()).kind()).isEqualTo(PlanStanding.Kind.EXPLORATORY);
        assertThat(PlanStanding.of(plan, first.minusDays(1), List.of()))
                .isEqualTo(new PlanStanding(PlanStanding.Kind.PROVISIONAL, 0, List.of(), 1));
        assertThat(PlanStanding.of(plan, first, List.of()))
                .isEqualTo(new PlanStanding(PlanStanding.Kind.READING, 1, List.of(), 2));
        assertThat(PlanStanding.of(plan, first.plusDays(40), List.of(1)))
                .isEqualTo(new PlanStanding(PlanStanding.Kind.PROVISIONAL, 0, List.of(), 2));
        assertThat(PlanStanding.of(plan, first.plusYears(9), List.of(1)))
                .isEqualTo(new PlanStanding(PlanStanding.Kind.READING, 3, List.of(2), 0));
        assertThat(PlanStanding.of(plan, first.plusYears(9), List.of(1, 3)))
                .isEqualTo(new PlanStanding(PlanStanding.Kind.PROVISIONAL, 0, List.of(), 0));
    }

    @Test
    void anEvaluationOfAnEarlierDayIsNoReadingOnceALaterOneWasTaken() {
        EvaluationPlan plan = Plans.plan(readings("2001", "2002"));
        LocalDate first = plan.readings().get(0).on();
        assertThat(PlanStanding.of(plan, first, List.of(2)).kind()).isEqualTo(PlanStanding.Kind.PROVISIONAL);
    }
}
