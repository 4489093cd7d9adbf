package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PlanText.PlannedReading;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.contracts.policy.PolicyText.Window;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.methods.effect.Method;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A goal whose inputs are what they were is not estimated again, and nobody can tell from the result. */
class CarriedOverTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Goal ONE = PolicyCase.goal("i");
    private static final Goal OTHER = PolicyCase.goal("j");

    private final CarriedOver carriedOver = new CarriedOver(64, KeptResults.NONE);
    private final PolicyRun run = new PolicyRun(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), carriedOver);
    private final PolicyCase of = PolicyCase.withControls(9);

    @BeforeEach
    void twoGoals() {
        of.series("j", "T", 20, 2015, 1);
        for (int c = 0; c < 9; c++) {
            of.series("j", "C0" + c, 20, 0, 0);
        }
    }

    /** As they are read: each series with its vintage. */
    private Inputs read(int vintageOfOne, int vintageOfOther) {
        Inputs plain = of.inputs(ONE, OTHER);
        Map<Goal, Series> series = new HashMap<>();
        plain.series()
                .forEach((goal, values) -> series.put(
                        goal,
                        new Series(
                                Instant.ofEpochSecond(goal.equals(ONE) ? vintageOfOne : vintageOfOther),
                                values.values())));
        return new Inputs(
                plain.policy(),
                plain.others(),
                plain.indicators(),
                plain.register(),
                series,
                plain.weights(),
                plain.software());
    }

    /** What is stored of it is the same to the last character as if nothing was carried over. */
    private EvaluationDocument made(Inputs inputs, Specification specification) {
        EvaluationDocument carried = run.evaluateAnew(
                        ID, new PreparedInputs(inputs, specification), Trigger.OBSERVATIONS)
                .orElseThrow();
        EvaluationDocument estimated =
                run.evaluate(ID, inputs, Trigger.OBSERVATIONS, specification).orElseThrow();
        assertThat(carried).isEqualTo(estimated);
        assertThat(text(carried)).isEqualTo(text(estimated));
        return carried;
    }

    static String text(EvaluationDocument document) {
        try {
            return HengceJson.mapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private EvaluationDocument made(Inputs inputs) {
        return made(inputs, Specification.automatic());
    }

    @Test
    void onlyTheGoalWithANewValueIsEstimatedAgain() {
        EvaluationDocument first = made(read(1, 1));
        assertThat(carriedOver.count()).isZero();
        of.value("j", "T", 2019, 140, "A", "F");
        EvaluationDocument second = made(read(1, 2));
        assertThat(carriedOver.count()).isEqualTo(1);
        assertThat(second.effects().get(0).estimate())
                .isEqualTo(first.effects().get(0).estimate());
        assertThat(second.effects().get(1).estimate())
                .isNotEqualTo(first.effects().get(1).estimate());
    }

    @Test
    void aNewVintageWithoutAValueOfThePanelChangesNothing() {
        made(read(1, 1));
        of.value("j", "ELSEWHERE", 2019, 140, "A", "F");
        made(read(1, 2));
        assertThat(carriedOver.count()).isEqualTo(2);
    }

    @Test
    void anotherPolicyThatTouchesNobodyInThePanelChangesNothing() {
        made(read(1, 1));
        of.other("ELSEWHERE", "C99", "2005", null);
        made(read(1, 1));
        assertThat(carriedOver.count()).isEqualTo(2);
    }

    @Test
    void whichPoliciesWereInForceIsSaidAnewWhereTheyWereInForceBefore() {
        of.other("Q", "C03", "2005", null);
        EvaluationDocument one = made(read(1, 1));
        of.others.clear();
        of.other("Z", "C03", "2005", null);
        EvaluationDocument other = made(read(1, 1));
        assertThat(carriedOver.count()).isEqualTo(2);
        assertThat(one.contamination().toString()).contains("policies=[Q]");
        assertThat(other.contamination().toString()).contains("policies=[Z]");
    }

    @Test
    void oneMorePolicyWhereOneIsInForceLeavesTheEstimateAndIsSaid() {
        of.other("Q", "C03", "2005", null);
        made(of.inputs(ONE));
        of.other("R", "C03", "2011", null);
        assertThat(made(of.inputs(ONE)).contamination().toString()).contains("policies=[Q]", "policies=[R]");
        assertThat(carriedOver.count()).isEqualTo(1);
        of.mark("i", "C05", 2011, "P", "F");
        made(of.inputs(ONE));
        of.other("S", "C03", "2014", null);
        made(of.inputs(ONE));
        assertThat(carriedOver.count())
                .as("without provisional values the panel is guarded anew")
                .isEqualTo(1);
    }

    @Test
    void whatAnotherPolicyAskedOfTheSamePanelIsNotEstimatedAgain() {
        Inputs inputs = read(1, 1);
        PolicyV1 before = inputs.policy();
        PolicyText text = before.policy();
        made(inputs);
        PolicyText renamed = new PolicyText(
                "ANOTHER",
                text.title(),
                PolicyText.Category.TALENT,
                text.level(),
                "somebody else",
                null,
                List.of(),
                List.of(),
                null,
                text.assignment(),
                null,
                text.budget(),
                text.coverage(),
                List.of(OTHER, ONE),
                null,
                null,
                null);
        made(new Inputs(
                new PolicyV1(1, 7, false, 3, before.status(), renamed, List.of(), List.of()),
                inputs.others(),
                inputs.indicators(),
                inputs.register(),
                inputs.series(),
                inputs.weights(),
                inputs.software()));
        assertThat(carriedOver.count()).isEqualTo(2);
    }

    @Test
    void threadsChangeNothingWhereSeedAndOtherWaysDo() {
        made(read(1, 1));
        made(read(1, 1), Specification.automatic().withThreads(2));
        assertThat(carriedOver.count()).isEqualTo(2);
        made(read(1, 1), Specification.automatic().withSeed(7L));
        made(read(1, 1), Specification.automatic().withSeeds(Map.of("i", 7L, "j", 7L)));
        made(read(1, 1), Specification.automatic().withRobustness(false));
        made(read(1, 1), Specification.automatic().withMethod(Method.SYNTHETIC_CONTROL));
        assertThat(carriedOver.count()).isEqualTo(2);
    }

    private static Goal goal(
            Transform transform, @Nullable Double effect, @Nullable Double value, @Nullable Double smallest) {
        return new Goal("i", "_T", transform, null, null, effect, value, null, smallest);
    }

    static Stream<Arguments> otherQuestions() {
        return Stream.of(
                Arguments.of("a value", change(of -> of.value("i", "C01", 2010, 111, "A", "F"))),
                Arguments.of("a value becomes provisional", change(of -> of.mark("i", "C01", 2010, "P", "F"))),
                Arguments.of("a value is hidden", change(of -> of.mark("i", "C01", 2010, "A", "C"))),
                Arguments.of("a value follows a break", change(of -> of.mark("i", "C01", 2010, "B", "F"))),
                Arguments.of("a region more to compare with", change(of -> of.province("C77")
                        .series("i", "C77", 20, 0, 0))),
                Arguments.of("another neighbour", change(of -> of.province("C03", "T"))),
                Arguments.of(
                        "another start",
                        change(of -> of.coverage.set(0, new PolicyText.Coverage("T", "2014", null, null)))),
                Arguments.of(
                        "another policy beside a region compared with",
                        change(of -> of.other("Q", "C03", "2005", null))),
                Arguments.of("a budget", change(of -> of.budget = new PolicyText.Budget(5.0, "CNY", 4.0))),
                Arguments.of("an indicator that is added up", change(of -> of.aggregation = Aggregation.SUM)));
    }

    private static Consumer<PolicyCase> change(Consumer<PolicyCase> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherQuestions")
    void whateverCountsIsAnotherQuestion(String what, Consumer<PolicyCase> change) {
        made(of.inputs(ONE));
        change.accept(of);
        made(of.inputs(ONE));
        assertThat(carriedOver.count()).as(what).isZero();
    }

    @Test
    void anotherGoalIsAnotherQuestion() {
        made(of.inputs(ONE));
        made(of.inputs(goal(Transform.LEVEL, 6.0, null, null)));
        made(of.inputs(goal(Transform.LEVEL, null, null, null)));
        made(of.inputs(goal(Transform.LOG, 5.0, null, null)));
        made(of.inputs(goal(Transform.LEVEL, 5.0, 150.0, null)));
        made(of.inputs(goal(Transform.LEVEL, 5.0, null, 1.5)));
        assertThat(carriedOver.count()).isZero();
    }

    @Test
    void anotherSoftwareIsAnotherQuestion() {
        Inputs inputs = of.inputs(ONE);
        made(inputs);
        made(new Inputs(
                inputs.policy(),
                inputs.others(),
                inputs.indicators(),
                inputs.register(),
                inputs.series(),
                inputs.weights(),
                "test, mended"));
        assertThat(carriedOver.count()).isZero();
        assertThat(SoftwareBuild.sha256()).isEqualTo(SoftwareBuild.sha256()).hasSize(64);
    }

    @Test
    void aPlanAndItsReadingsAreOtherQuestions() {
        made(of.inputs(ONE));
        of.plans.add(new PlanText(
                1,
                Instant.parse("2014-01-01T00:00:00Z"),
                "0".repeat(64),
                List.of(new PlannedGoal(
                        "i",
                        "_T",
                        null,
                        null,
                        new Comparison(null, List.of("C08")),
                        new Window("2001", null),
                        null,
                        null)),
                List.of(new PlannedReading("2017-06-30", "2016"), new PlannedReading("2020-06-30", "2019"))));
        made(of.inputs(ONE).at(new PlanAt(LocalDate.parse("2016-01-01"), true, List.of())));
        made(of.inputs(ONE).at(new PlanAt(LocalDate.parse("2020-07-01"), true, List.of())));
        assertThat(carriedOver.count()).isZero();
        made(of.inputs(ONE).at(new PlanAt(LocalDate.parse("2020-07-02"), true, List.of())));
        assertThat(carriedOver.count()).as("the same reading a day later").isEqualTo(1);
    }

    @Test
    void aGoalThatCannotBeEvaluatedSaysSoEachTime() {
        PolicyCase none = new PolicyCase().covered("T", "2015").province("T", "C00");
        EvaluationDocument first = run.evaluateAnew(
                        ID, new PreparedInputs(none.inputs(ONE), Specification.automatic()), Trigger.REQUEST)
                .orElseThrow();
        EvaluationDocument second = run.evaluateAnew(
                        ID, new PreparedInputs(none.inputs(ONE), Specification.automatic()), Trigger.REQUEST)
                .orElseThrow();
        assertThat(first.reasons()).containsKey("effects[0]");
        assertThat(second).isEqualTo(first);
        assertThat(carriedOver.count()).isZero();
    }

    @Test
    void withoutMemoryForItNothingIsCarriedOver() {
        CarriedOver nothing = new CarriedOver(0, KeptResults.NONE);
        PolicyRun forgetful = new PolicyRun(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), nothing);
        for (int i = 0; i < 2; i++) {
            forgetful.evaluateAnew(ID, new PreparedInputs(read(1, 1), Specification.automatic()), Trigger.OBSERVATIONS);
        }
        assertThat(nothing.count()).isZero();
    }
}
