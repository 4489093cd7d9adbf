package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PlanText.PlannedReading;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.contracts.policy.PolicyText.Window;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.PlanDocument;
import org.hengce.presentation.json.PlanDocument.DepartureDocument;
import org.hengce.presentation.json.ReadingDocument;
import org.hengce.presentation.json.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy from 2015 on, with values to 2019 and a plan of readings in the years 2017, 2018 and 2020. */
class PolicyPlanTest {
    private static final Goal GOAL = PolicyCase.goal("i");
    private static final PlannedGoal AS_IT_IS = planned(null, null, null, null);
    private static final LocalDate FIRST = LocalDate.parse("2017-06-30");
    private static final LocalDate LAST = LocalDate.parse("2020-06-30");

    private final PolicyRun run =
            new PolicyRun(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new CarriedOver(1, KeptResults.NONE));
    private final PolicyCase of = PolicyCase.withControls(9);

    private static PlannedGoal planned(
            @Nullable String method,
            @Nullable Comparison comparison,
            @Nullable Window window,
            @Nullable Double smallestEffect) {
        return new PlannedGoal("i", "_T", null, method, comparison, window, smallestEffect, null);
    }

    private static PlanText plan(int version, String sealed, PlannedGoal goal, String... readings) {
        List<PlannedReading> days = new ArrayList<>();
        for (String reading : readings) {
            String[] parts = reading.split(" ", -1);
            days.add(new PlannedReading(parts[0], parts[1]));
        }
        return new PlanText(version, Instant.parse(sealed + "T00:00:00Z"), "0".repeat(64), List.of(goal), days);
    }

    private static PlanText plan(PlannedGoal goal) {
        return plan(1, "2014-11-01", goal, "2017-06-30 2016", "2018-06-30 2017", "2020-06-30 2019");
    }

    private Inputs inputs(LocalDate asOf, HeldReading... held) {
        return of.inputs(GOAL).at(new PlanAt(asOf, true, List.of(held)));
    }

    private PreparedInputs prepared(LocalDate asOf, HeldReading... held) {
        return new PreparedInputs(inputs(asOf, held), Specification.automatic());
    }

    private EvaluationDocument made(Inputs inputs) {
        return run.evaluate(
                        new UUID(0, 1),
                        inputs,
                        Trigger.OBSERVATIONS,
                        Specification.automatic().withRobustness(false))
                .orElseThrow();
    }

    private static HeldReading held(int version, int reading, LocalDate on, double spent) {
        return new HeldReading(version, reading, on, new TreeMap<>(Map.of("i", spent)));
    }

    private static PlanDocument planOf(EvaluationDocument evaluation) {
        return Objects.requireNonNull(evaluation.plan());
    }

    private static ReadingDocument readingOf(EvaluationDocument evaluation) {
        return Objects.requireNonNull(evaluation.effects().get(0).reading());
    }

    private static IntervalDocument interval(EvaluationDocument evaluation) {
        return Objects.requireNonNull(evaluation.effects().get(0).interval());
    }

    @Test
    void withoutAPlanAnEvaluationIsExploratory() {
        EvaluationDocument evaluation = made(inputs(LAST));
        assertThat(evaluation.standing()).isEqualTo(Standing.EXPLORATORY);
        assertThat(evaluation.plan()).isNull();
        assertThat(interval(evaluation).level()).isEqualTo(0.95);
    }

    @Test
    void theFirstEvaluationOnTheDayOrLaterIsTheReadingAtItsOwnLevelAndAllOthersAreProvisional() {
        of.plans.add(plan(AS_IT_IS));
        EvaluationDocument before = made(inputs(FIRST.minusDays(1)));
        assertThat(before.standing()).isEqualTo(Standing.PROVISIONAL);
        assertThat(planOf(before).next()).isEqualTo("2017-06-30");
        assertThat(before.effects().get(0).reading()).isNull();
        assertThat(interval(before).level()).isEqualTo(0.95);

        EvaluationDocument first = made(inputs(FIRST.plusDays(3)));
        assertThat(first.standing()).isEqualTo(Standing.READING);
        assertThat(planOf(first).reading()).isEqualTo(1);
        // 2 of 5 periods: 2 - 2 pnorm(qnorm(.975) / sqrt(2/5)) in R.
        assertThat(readingOf(first).alpha()).isCloseTo(0.0019419, within(1e-6));
        assertThat(readingOf(first).level()).isEqualTo(1 - readingOf(first).alpha());
        assertThat(interval(first).level()).isEqualTo(readingOf(first).level());
        assertThat(first.effects().get(0).estimate())
                .isEqualTo(before.effects().get(0).estimate());

        EvaluationDocument after = made(inputs(FIRST.plusDays(3), held(1, 1, FIRST.plusDays(3), 0.00194)));
        assertThat(after.standing()).isEqualTo(Standing.PROVISIONAL);
        assertThat(planOf(after).next()).isEqualTo("2018-06-30");
        assertThat(interval(after).level()).isEqualTo(0.95);
    }

    @Test
    void whatAReadingCouldNotUseTheNextOneHas() {
        of.plans.add(plan(AS_IT_IS));
        HeldReading untested = new HeldReading(1, 1, FIRST, new TreeMap<>());
        double both = readingOf(made(inputs(FIRST.plusYears(1), untested))).alpha();
        double own = readingOf(made(inputs(FIRST.plusYears(1), held(1, 1, FIRST, 0.0019419))))
                .alpha();
        assertThat(both - own).isCloseTo(0.0019419, within(1e-12));
    }

    @Test
    void aReadingThatTheMethodCannotTestTellsNothing() {
        // The smallest rank among 9 donors is 1 in 10.
        of.plans.add(plan(planned("SYNTHETIC_CONTROL", null, null, null)));
        EvaluationDocument reading = made(inputs(LAST));
        assertThat(readingOf(reading).level()).isNull();
        assertThat(Objects.requireNonNull(readingOf(reading).reason()).code()).isEqualTo("NOT_TESTABLE");
        assertThat(Objects.requireNonNull(reading.effects().get(0).reason()).en())
                .contains("named by the plan");
        assertThat(interval(reading).low()).isNull();
        assertThat(interval(reading).high()).isNull();
        assertThat(Objects.requireNonNull(reading.effects().get(0).verdict()).name())
                .isEqualTo("CANNOT_TELL");
    }

    @Test
    void whatSomebodyAsksForIsNoReading() {
        of.plans.add(plan(AS_IT_IS));
        EvaluationDocument asked = made(inputs(LAST).asked());
        assertThat(asked.standing()).isEqualTo(Standing.PROVISIONAL);
        assertThat(interval(asked).level()).isEqualTo(0.95);
    }

    @Test
    void thePlansMethodControlsWindowAndSmallestEffectAreUsed() {
        of.plans.add(plan(planned(
                "DIFFERENCE_IN_DIFFERENCES",
                new Comparison(List.of("C01", "C02", "C03", "C04"), List.of("C04")),
                new Window("2008", null),
                2.0)));
        EvaluationDocument reading = made(inputs(LAST));
        EffectDocument effect = reading.effects().get(0);
        assertThat(effect.method()).isEqualTo("DIFFERENCE_IN_DIFFERENCES");
        assertThat(effect.unitsUsed().controls()).containsExactlyInAnyOrder("C01", "C02", "C03");
        assertThat(effect.path().get(0).period()).isEqualTo("2008");
        assertThat(planOf(reading).departures().stream().map(DepartureDocument::item))
                .as("but for the first two readings, which were not made")
                .containsOnly("READING");
        assertThat(made(inputs(FIRST.minusDays(1))).effects().get(0).unitsUsed().controls())
                .as("evaluations between readings follow the plan, too")
                .hasSize(3);
    }

    @Test
    void aPlannedMethodThatTheDataDoNotAllowIsReplacedAndThatIsSaid() {
        of.plans.add(plan(planned("SYNTHETIC_DID", new Comparison(List.of("NOWHERE"), List.of()), null, null)));
        EvaluationDocument replaced = made(inputs(FIRST.minusDays(1)));
        assertThat(replaced.status()).isEqualTo(EvaluationStatus.COMPLETED);
        assertThat(replaced.effects().get(0).method()).isEqualTo("INTERRUPTED_TIME_SERIES");
        assertThat(planOf(replaced).departures().stream().map(DepartureDocument::item))
                .containsExactly("METHOD", "CONTROLS");
        assertThat(replaced.reasons()).containsKey("plan.goals[0].comparison.regions");
    }

    @Test
    void everyDepartureIsListedWhateverTheEvaluationIs() {
        of.plans.add(new PlanText(
                1,
                Instant.parse("2014-11-01T00:00:00Z"),
                "0".repeat(64),
                List.of(
                        new PlannedGoal(
                                "i",
                                null,
                                Transform.LOG,
                                null,
                                new Comparison(List.of("C00", "C01", "C02", "NOWHERE"), List.of()),
                                null,
                                0.1,
                                0.5),
                        new PlannedGoal("j", null, null, null, null, null, null, 0.5)),
                List.of(new PlannedReading("2030-06-30", "2029"))));
        EvaluationDocument provisional = made(inputs(FIRST));
        assertThat(provisional.standing()).isEqualTo(Standing.PROVISIONAL);
        assertThat(planOf(provisional).departures().stream()
                        .map(departure -> departure.item() + " " + departure.series()))
                .containsExactly("OUTCOME i", "OUTCOME j", "CONTROLS i", "SMALLEST_EFFECT i", "WEIGHT i");
    }

    @Test
    void readingsThatWereNotMadeAndDataThatWereNotThereAreDepartures() {
        of.plans.add(plan(1, "2014-11-01", AS_IT_IS, "2017-06-30 2016", "2022-06-30 2021"));
        EvaluationDocument late = made(inputs(LocalDate.parse("2022-08-01")));
        assertThat(planOf(late).missed()).containsExactly(1);
        assertThat(planOf(late).departures().stream()
                        .map(departure ->
                                departure.item() + " " + departure.done().en()))
                .containsExactly(
                        "READING not made: nothing was evaluated on that day or before the next",
                        "READING made with what was known on 2022-08-01",
                        "READING data up to 2019");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06-30 2019, 2018-06-30 2020, plan.readings[1].on",
        "2017-06-30 2016, 2018-06-30 2016, plan.readings[1].lastPeriod",
        "2017-06-30 2018, 2020-06-30 2019, plan.readings[0].lastPeriod",
        "2017-02-30 2016, 2020-06-30 2019, plan.readings[0].on",
        "2017-06-30 2016-13, 2020-06-30 2019, plan.readings[0].lastPeriod",
        "2017-06-30 soon, 2020-06-30 2019, plan.readings[0].lastPeriod",
    })
    void aPlanThatContradictsItselfIsNamed(String one, String other, String field) {
        of.plans.add(plan(1, "2014-11-01", AS_IT_IS, one, other));
        EvaluationDocument evaluation = made(inputs(LAST));
        assertThat(evaluation.status()).isEqualTo(EvaluationStatus.NOT_EVALUABLE);
        assertThat(evaluation.reasons()).containsKey(field);
        assertThat(Objects.requireNonNull(evaluation.reasons().get(field))
                        .message()
                        .zh())
                .isNotBlank();
        assertThat(evaluation.effects()).isEmpty();
    }

    @Test
    void aPlanThatNamesAMethodWithoutAnEffectIsNamed() {
        of.plans.add(plan(planned("HONEST", null, null, null)));
        assertThat(made(inputs(LAST)).reasons()).containsKey("plan.goals[0].method");
        of.plans.set(0, plan(planned("ORACLE", null, null, null)));
        assertThat(made(inputs(LAST)).reasons()).containsKey("plan.goals[0].method");
    }

    @Test
    void aPlanThatWasSealedAfterAPeriodWasSeenDoesNotCount() {
        of.plans.add(plan(1, "2016-01-02", AS_IT_IS, "2017-06-30 2016", "2020-06-30 2019"));
        EvaluationDocument evaluation = made(inputs(LAST));
        assertThat(evaluation.standing()).isEqualTo(Standing.EXPLORATORY);
        assertThat(evaluation.reasons()).containsKey("plan.sealedAt");
        assertThat(evaluation.plan()).isNull();
    }

    @Test
    void aVersionThatWasSealedLaterThanTheEvaluationsDayIsNotInForce() {
        of.plans.add(plan(1, "2014-11-01", AS_IT_IS, "2020-06-30 2019"));
        of.plans.add(plan(2, "2018-01-01", AS_IT_IS, "2018-06-30 2017"));
        assertThat(planOf(made(inputs(LocalDate.parse("2017-12-31")))).version())
                .isEqualTo(1);
        assertThat(planOf(made(inputs(LocalDate.parse("2018-01-01")))).version())
                .isEqualTo(2);
    }

    @Test
    void anAmendmentTakesNoReadingBackAndNoError() {
        of.plans.add(plan(1, "2014-11-01", AS_IT_IS, "2017-06-30 2016", "2018-06-30 2017"));
        of.plans.add(plan(
                2, "2017-12-01", AS_IT_IS, "2017-06-30 2015", "2017-10-31 2016", "2018-06-30 2017", "2020-06-30 2019"));
        double spent = 0.01;
        HeldReading first = held(1, 1, FIRST.plusDays(9), spent);
        EvaluationDocument between = made(inputs(LocalDate.parse("2018-01-01"), first));
        assertThat(between.standing())
                .as("of the new version one reading was made, and one had its day before the sealing")
                .isEqualTo(Standing.PROVISIONAL);
        assertThat(planOf(between).next()).isEqualTo("2018-06-30");
        assertThat(between.reasons()).containsKey("plan.sealedAt");
        EvaluationDocument last = made(inputs(LAST, first));
        assertThat(planOf(last).version()).isEqualTo(2);
        assertThat(planOf(last).reading()).isEqualTo(4);
        assertThat(readingOf(last).alpha()).isCloseTo(0.05 - spent, within(1e-12));
    }

    @Test
    void aReadingIsToldApartFromTheEvaluationBeforeItAndTheOneAfterItIsNotMade() {
        of.plans.add(plan(AS_IT_IS));
        PreparedInputs before = prepared(FIRST.minusDays(1));
        PreparedInputs reading = prepared(FIRST);
        PreparedInputs after = prepared(FIRST.plusDays(1), held(1, 1, FIRST, 0.001));
        assertThat(reading.sameAs()).containsExactly(reading.sha256()).doesNotContain(before.sha256());
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(after.sameAs()).contains(reading.sha256());
        assertThat(before.sameAs()).doesNotContain(reading.sha256());
        of.plans.add(plan(2, "2014-12-01", AS_IT_IS, "2017-06-30 2016"));
        assertThat(prepared(FIRST.minusDays(1)).sha256())
                .as("another version is another input")
                .isNotEqualTo(before.sha256());
    }
}
