package org.hengce.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.inference.ReferenceLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyScoreTest {
    private static final Yardstick TEN = new Yardstick(10, YardstickSource.TARGET);
    private static final double NONE = Double.NaN;

    @ParameterizedTest
    @MethodSource("org.hengce.methods.RandomPanels#seeds")
    void oneGoalIsScoredAsIfItWereJudgedAlone(long seed) {
        Effect effect = effect(-8 + (int) seed / 4.0, 1 + (int) seed % 7);
        Goal goal = Goal.of(Direction.LOWER_IS_BETTER, TEN);
        PolicyResult policy = PolicyScore.of(List.of(new PolicyGoal("ECONOMY", NONE, goal, effect)), seed, 3);
        GoalResult alone = goal.judge(effect, seed, 3);
        assertThat(policy.score()).isEqualTo(alone.score());
        assertThat(policy.rating()).isEqualTo(alone.rating());
        assertThat(policy.dimensions())
                .containsExactly(new PolicyResult.Dimension("ECONOMY", 1, Objects.requireNonNull(alone.score())));
    }

    @Test
    void withoutWeightsDimensionsCountAlikeAndWithinThemGoals() {
        PolicyResult policy = PolicyScore.of(
                List.of(up("ECONOMY", NONE, 10), up("INNOVATION", NONE, 0), up("INNOVATION", NONE, 5)), 1, 3);
        assertThat(policy.weights()).containsExactly(0.5, 0.25, 0.25);
        assertThat(score(policy).point()).isCloseTo(0.5 * 100 + 0.25 * 50 + 0.25 * 75, within(1e-12));
        assertThat(policy.dimensions())
                .extracting(PolicyResult.Dimension::name, PolicyResult.Dimension::weight, d -> d.score()
                        .point())
                .containsExactly(tuple("ECONOMY", 0.5, 100.0), tuple("INNOVATION", 0.5, 62.5));
    }

    @Test
    void givenWeightsStandAndTheDimensionHasTheirSum() {
        PolicyResult policy = PolicyScore.of(
                List.of(up("ECONOMY", 0.2, 10), up("INNOVATION", 0.5, 0), up("INNOVATION", 0.3, 5)), 1, 3);
        assertThat(score(policy).point()).isCloseTo(20 + 25 + 22.5, within(1e-12));
        assertThat(policy.dimensions().get(1).weight()).isCloseTo(0.8, within(1e-15));
        assertThat(policy.dimensions().get(1).score().point()).isCloseTo((25 + 22.5) / 0.8, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyScore.of(List.of(up("ECONOMY", 0.2, 10), up("ECONOMY", NONE, 1)), 1, 3));
    }

    @Test
    void allGoalsDeviateTogetherSoThatHalvesOfOneGoalAreTheWhole() {
        PolicyGoal half = up("ECONOMY", 0.5, 4);
        Goal down = Goal.of(Direction.LOWER_IS_BETTER, TEN);
        PolicyGoal mirrored = new PolicyGoal("ECONOMY", 0.5, down, effect(-4, 3));
        Score two = score(PolicyScore.of(List.of(half, mirrored), 9, 3));
        Score one = score(PolicyScore.of(List.of(up("ECONOMY", 1, 4)), 9, 3));
        assertThat(two).isEqualTo(one);
    }

    @Test
    void goalsThatCannotBeScoredLeaveTheOthersInProportion() {
        PolicyGoal neutral = new PolicyGoal("INDUSTRY", 0.4, Goal.of(Direction.NEUTRAL, null), effect(3, 1));
        PolicyGoal noYardstick =
                new PolicyGoal("INDUSTRY", 0.1, new Goal(Direction.HIGHER_IS_BETTER, null, 4), effect(3, 1));
        PolicyGoal noEffect = new PolicyGoal("INDUSTRY", 0.1, Goal.of(Direction.HIGHER_IS_BETTER, TEN), null);
        PolicyGoal noInterval = new PolicyGoal("INDUSTRY", 0.1, Goal.of(Direction.HIGHER_IS_BETTER, TEN), bare(3));
        PolicyResult policy = PolicyScore.of(
                List.of(neutral, up("ECONOMY", 0.2, 10), noYardstick, noEffect, noInterval, up("ECONOMY", 0.1, 4)),
                1,
                3);
        assertThat(policy.weights()).containsExactly(0.0, 2.0 / 3, 0.0, 0.0, 0.0, 0.1 / 0.30000000000000004);
        assertThat(policy.dimensions()).extracting(PolicyResult.Dimension::name).containsExactly("ECONOMY");
        assertThat(policy.reasons()).isEmpty();
    }

    @Test
    void ofPointsAloneThereIsAPointAndNoRating() {
        Goal goal = Goal.of(Direction.HIGHER_IS_BETTER, TEN);
        PolicyResult policy = PolicyScore.of(
                List.of(new PolicyGoal("A", NONE, goal, bare(5)), new PolicyGoal("B", NONE, goal, bare(-5))), 1, 3);
        assertThat(score(policy).point()).isEqualTo(50);
        assertThat(score(policy).hasInterval()).isFalse();
        assertThat(policy.rating()).isNull();
        assertThat(policy.reasons()).containsOnlyKeys("score.interval", "rating");
        assertThat(Objects.requireNonNull(policy.reasons().get("rating")).english())
                .contains("one donor");
    }

    @Test
    void withoutAnyScoredGoalTheReasonIsThatOfOneThatHasAnEffect() {
        PolicyGoal none = new PolicyGoal("A", NONE, Goal.of(Direction.HIGHER_IS_BETTER, TEN), null);
        PolicyGoal noYardstick = new PolicyGoal("A", NONE, Goal.of(Direction.HIGHER_IS_BETTER, null), effect(1, 1));
        assertThat(PolicyScore.of(List.of(none, noYardstick), 1, 3).reasons().get("score"))
                .extracting(reason -> Objects.requireNonNull(reason).code())
                .isEqualTo(ReasonCode.NO_YARDSTICK);
        PolicyResult nothing = PolicyScore.of(List.of(none), 1, 3);
        assertThat(nothing.score()).isNull();
        assertThat(nothing.rating()).isNull();
        assertThat(Objects.requireNonNull(nothing.reasons().get("score")).code())
                .isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
    }

    @Test
    void aHarmfulGoalKeepsThePolicyFromBeingEffective() {
        PolicyGoal good = up("ECONOMY", 0.9, 9, 1);
        PolicyGoal bad = up("ECONOMY", 0.1, -4, 1);
        assertThat(PolicyScore.of(List.of(good, bad), 1, 3).rating()).isEqualTo(Rating.PROMISING);
        assertThat(PolicyScore.of(List.of(good, up("ECONOMY", 0.1, 4, 1)), 1, 3).rating())
                .isEqualTo(Rating.EFFECTIVE);
    }

    private static Score score(PolicyResult policy) {
        return Objects.requireNonNull(policy.score());
    }

    private static PolicyGoal up(String dimension, double weight, double estimate) {
        return up(dimension, weight, estimate, 3);
    }

    private static PolicyGoal up(String dimension, double weight, double estimate, double error) {
        return new PolicyGoal(dimension, weight, Goal.of(Direction.HIGHER_IS_BETTER, TEN), effect(estimate, error));
    }

    private static Effect effect(double estimate, double error) {
        ReferenceLaw law = ReferenceLaw.normal();
        return Effect.builder(Method.SYNTHETIC_DID, estimate)
                .standardError(error)
                .inference(
                        Inference.PLACEBO_NORMAL,
                        law.interval(estimate, error, 0.95),
                        law.interval(estimate, error, 0.90),
                        law.pValue(estimate, error))
                .build();
    }

    private static Effect bare(double estimate) {
        return Effect.builder(Method.SYNTHETIC_DID, estimate)
                .reason("interval", new Reason(ReasonCode.NOT_ENOUGH_DATA, "there is one donor", "…"))
                .build();
    }
}
