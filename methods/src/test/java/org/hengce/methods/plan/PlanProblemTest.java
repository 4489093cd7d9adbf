package org.hengce.methods.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengce.methods.plan.Plans.SALES;
import static org.hengce.methods.plan.Plans.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanProblemTest {
    private static final LocalDate START = LocalDate.of(2001, 1, 1);
    private static final List<PlannedReading> READINGS =
            List.of(reading("2003-06-30", "2002"), reading("2005-06-30", "2004"));

    private static List<PlanProblem> problems(EvaluationPlan plan) {
        List<PlanProblem> problems = PlanProblem.of(plan, List.of("cigarette-sales", "output/C26"), START);
        assertThat(problems).allMatch(p -> p.message().chinese().codePoints().anyMatch(c -> c > 0x4e00));
        return problems;
    }

    private static void onlyProblem(EvaluationPlan plan, String field, String words) {
        assertThat(problems(plan)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message().english()).contains(words);
        });
    }

    private static void ofReadings(String field, String words, PlannedReading... readings) {
        onlyProblem(Plans.plan(List.of(readings)), field, words);
    }

    private static void ofGoals(String field, String words, GoalSpecification... goals) {
        onlyProblem(Plans.plan(List.of(goals), READINGS), field, words);
    }

    private static GoalSpecification goal(
            String indicator, @Nullable String from, @Nullable String to, double epsilon, double weight) {
        return new GoalSpecification(indicator, null, "LEVEL", null, Controls.ALL, from, to, epsilon, weight);
    }

    @Test
    void aPlanThatCanStandHasNone() {
        assertThat(problems(Plans.plan(READINGS))).isEmpty();
        GoalSpecification sector =
                new GoalSpecification("output", "C26", "LOG", null, Controls.ALL, null, null, Double.NaN, Double.NaN);
        assertThat(problems(Plans.plan(List.of(sector), READINGS))).isEmpty();
    }

    @Test
    void daysRiseAndNoneStandsTwice() {
        ofReadings("readings[1].on", "earliest first", reading("2005-06-30", "2002"), reading("2004-06-30", "2003"));
        ofReadings("readings[1].on", "twice", reading("2005-06-30", "2002"), reading("2005-06-30", "2004"));
    }

    @Test
    void aReadingHoldsPeriodsFromTheStartOnAndMoreThanTheOneBefore() {
        ofReadings("readings[0].lastPeriod", "before the policy's start", reading("2003-06-30", "2000"));
        ofReadings(
                "readings[1].lastPeriod", "nothing new", reading("2003-06-30", "2002"), reading("2004-06-30", "2002"));
        ofReadings("readings[0].lastPeriod", "cannot hold it", reading("2003-06-30", "2003"));
        ofReadings("readings[0].lastPeriod", "no period with a date", reading("2003-06-30", "12"));
    }

    @Test
    void thereIsOneReadingAtLeastAndAHundredAtMost() {
        onlyProblem(Plans.plan(List.of()), "readings", "1 to 100 readings, not 0");
        onlyProblem(Plans.plan(Collections.nCopies(101, reading("2003-06-30", "2002"))), "readings", "not 101");
    }

    @Test
    void goalsAreThePolicysEachOnce() {
        ofGoals("goals[0].indicator", "is no goal", goal("output", null, null, Double.NaN, Double.NaN));
        ofGoals("goals[1].indicator", "twice", withWeight(0.5), withWeight(0.5));
        onlyProblem(Plans.plan(List.of(), READINGS), "goals", "at least one");
    }

    private static GoalSpecification withWeight(double weight) {
        return goal("cigarette-sales", null, null, Double.NaN, weight);
    }

    @Test
    void windowsEffectsAndWeightsMakeSense() {
        ofGoals("goals[0].window", "before it begins", goal("cigarette-sales", "1999", "1990", 1, 1));
        ofGoals("goals[0].window.from", "no period", goal("cigarette-sales", "soon", null, 1, 1));
        ofGoals("goals[0].window.to", "no period", goal("cigarette-sales", null, "7", 1, 1));
        ofGoals("goals[0].smallestEffectOfInterest", "positive", goal("cigarette-sales", null, null, 0, 1));
        ofGoals("goals", "sum to 1", goal("cigarette-sales", null, null, 1, 0.9));
        ofGoals("goals", "not negative", goal("cigarette-sales", null, null, 1, -1));
        GoalSpecification bare =
                new GoalSpecification("output", "C26", "LEVEL", null, Controls.ALL, null, null, Double.NaN, Double.NaN);
        ofGoals("goals", "1 of 2 goals", SALES, bare);
    }

    @Test
    void whoHasSeenAPeriodAfterTheStartIsTooLate() {
        EvaluationPlan last = new EvaluationPlan(1, Instant.parse("2001-12-31T23:59:59Z"), List.of(SALES), READINGS);
        assertThat(problems(last)).isEmpty();
        onlyProblem(
                new EvaluationPlan(1, Instant.parse("2002-01-01T00:00:00Z"), List.of(SALES), READINGS),
                "sealedAt",
                "end of 2001");
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        EvaluationPlan plan = Plans.plan(
                List.of(goal("other", "1999", "1990", -1, 2)),
                List.of(reading("2003-06-30", "1999"), reading("2002-06-30", "1998")));
        assertThat(problems(plan))
                .extracting(PlanProblem::field)
                .containsExactly(
                        "goals[0].indicator",
                        "goals[0].smallestEffectOfInterest",
                        "goals[0].window",
                        "goals",
                        "readings[0].lastPeriod",
                        "readings[1].on",
                        "readings[1].lastPeriod",
                        "readings[1].lastPeriod");
    }

    @Test
    void theEndOfTheCalendarIsNoCrash() {
        EvaluationPlan plan = Plans.plan(List.of(reading("9999-12-31", "9999"), reading("9999-12-31", "9999-12-31")));
        assertThat(PlanProblem.of(plan, List.of("cigarette-sales"), LocalDate.of(9999, 12, 1)))
                .isNotEmpty();
        assertThat(ReadingSchedule.of(
                                List.of(reading("9999-12-31", "9999")),
                                org.hengce.methods.panel.PeriodName.parse("9999-12"))
                        .postPeriods())
                .containsExactly(1);
    }
}
