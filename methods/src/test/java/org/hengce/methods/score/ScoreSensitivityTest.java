package org.hengce.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.inference.ReferenceLaw;
import org.hengce.methods.score.ScoreSensitivity.Alternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreSensitivityTest {
    private static final Yardstick TEN = new Yardstick(10, YardstickSource.TARGET);

    private static Effect effect(double estimate, double error) {
        ReferenceLaw normal = ReferenceLaw.normal();
        return Effect.builder(Method.SYNTHETIC_DID, estimate)
                .standardError(error)
                .inference(
                        Inference.PLACEBO_NORMAL,
                        normal.interval(estimate, error, 0.95),
                        normal.interval(estimate, error, 0.90),
                        normal.pValue(estimate, error))
                .build();
    }

    private static Effect bare(double estimate) {
        return Effect.builder(Method.SYNTHETIC_DID, estimate)
                .reason("interval", new Reason(ReasonCode.NOT_TESTABLE, "one donor", "仅一个对照单位"))
                .build();
    }

    private static PolicyGoal goal(double weight, Effect effect) {
        return new PolicyGoal("ECONOMY", weight, Goal.of(Direction.HIGHER_IS_BETTER, TEN), effect);
    }

    /** Scores 80, 50 and 30 with weights 0.5, 0.3, 0.2; the quantiles are those of a million draws in R (set.seed(1)). */
    @Test
    void weightsAreDrawnAroundThePolicysOwn() {
        ScoreSensitivity found = ScoreSensitivity.of(
                List.of(goal(0.5, bare(6)), goal(0.3, bare(0)), goal(0.2, bare(-4))),
                List.of("a", "b", "c"),
                List.of(),
                7);
        assertThat(found.score()).isCloseTo(61, within(1e-12));
        ScoreRange weights = Objects.requireNonNull(found.weights());
        assertThat(weights.choices()).isEqualTo(2000);
        assertThat(weights.low()).isCloseTo(53.53, within(0.7));
        assertThat(weights.median()).isCloseTo(61.11, within(0.5));
        assertThat(weights.high()).isCloseTo(68.08, within(0.7));
        assertThat(weights.highest().name()).isEqualTo("a");
        assertThat(weights.lowest().name()).isIn("b", "c");
        assertThat(weights.lowest().score()).isBetween(30.0, weights.low());
        assertThat(weights.highest().score()).isBetween(weights.high(), 80.0);
    }

    @Test
    void eachIndicatorIsLeftOutOnceWithAllItsGoals() {
        ScoreSensitivity found = ScoreSensitivity.of(
                List.of(goal(0.5, bare(6)), goal(0.3, bare(0)), goal(0.2, bare(-4))),
                List.of("a", "b", "a"),
                List.of(),
                7);
        ScoreRange left = Objects.requireNonNull(found.indicators());
        assertThat(left.choices()).isEqualTo(2);
        assertThat(left.lowest()).isEqualTo(new ScoreRange.Choice("a", 50));
        assertThat(left.highest().name()).isEqualTo("b");
        assertThat(left.highest().score()).isCloseTo((0.5 * 80 + 0.2 * 30) / 0.7, within(1e-12));
        assertThat(left.low()).as("two scores have no twentieth").isNaN();
    }

    @Test
    void anotherEstimateTakesThePlaceOfItsGoals() {
        ScoreSensitivity found = ScoreSensitivity.of(
                List.of(goal(0.5, bare(6)), goal(0.5, bare(0))),
                List.of("a", "b"),
                List.of(
                        new Alternative("SECOND_METHOD", 0, bare(-6)),
                        new Alternative("WINDOW_START", 1, bare(20)),
                        new Alternative("SECOND_METHOD", 1, effect(1, 1))),
                7);
        ScoreRange estimates = Objects.requireNonNull(found.estimates());
        assertThat(estimates.choices())
                .as("what has an error where the score has none")
                .isEqualTo(2);
        assertThat(estimates.lowest()).isEqualTo(new ScoreRange.Choice("a: SECOND_METHOD", 35));
        assertThat(estimates.highest()).isEqualTo(new ScoreRange.Choice("b: WINDOW_START", 90));
    }

    /** The score's own mean is linear in the goals': what stands here is the score that those choices would have given. */
    @ParameterizedTest
    @MethodSource("org.hengce.methods.RandomPanels#seeds")
    void everyScoreIsTheOneThatThePolicyWouldHaveHad(long seed) {
        Random random = new Random(seed);
        List<PolicyGoal> goals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int k = 0; k < 2 + random.nextInt(4); k++) {
            goals.add(new PolicyGoal(
                    k % 2 == 0 ? "ECONOMY" : "INNOVATION",
                    Double.NaN,
                    Goal.of(k % 3 == 0 ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER, TEN),
                    effect(8 * random.nextGaussian(), 0.5 + 6 * random.nextDouble())));
            names.add("i" + k);
        }
        Effect other = effect(8 * random.nextGaussian(), 1 + random.nextDouble());
        ScoreSensitivity found =
                ScoreSensitivity.of(goals, names, List.of(new Alternative("SECOND_METHOD", 0, other)), seed);
        assertThat(found.score()).isCloseTo(mean(goals, seed), within(1e-9));

        List<PolicyGoal> replaced = new ArrayList<>(goals);
        PolicyGoal first = goals.get(0);
        replaced.set(0, new PolicyGoal(first.dimension(), first.weight(), first.goal(), other));
        assertThat(Objects.requireNonNull(found.estimates()).lowest().score())
                .isCloseTo(mean(replaced, seed), within(1e-9));

        List<Double> without = new ArrayList<>();
        for (int k = 0; k < goals.size(); k++) {
            List<PolicyGoal> fewer = new ArrayList<>(goals);
            PolicyGoal left = goals.get(k);
            fewer.set(k, new PolicyGoal(left.dimension(), left.weight(), left.goal(), null));
            without.add(mean(fewer, seed));
        }
        ScoreRange left = Objects.requireNonNull(found.indicators());
        assertThat(left.lowest().score())
                .isCloseTo(without.stream().min(Double::compare).orElseThrow(), within(1e-9));
        assertThat(left.highest().score())
                .isCloseTo(without.stream().max(Double::compare).orElseThrow(), within(1e-9));
        assertThat(ScoreSensitivity.of(goals, names, List.of(), seed).weights()).isEqualTo(found.weights());
    }

    private static double mean(List<PolicyGoal> goals, long seed) {
        return Objects.requireNonNull(PolicyScore.of(goals, seed, 3).score()).mean();
    }

    @Test
    void whereThereIsNothingToChooseTheReasonIsGiven() {
        ScoreSensitivity one = ScoreSensitivity.of(List.of(goal(1, effect(3, 1))), List.of("a"), List.of(), 1);
        assertThat(one.weights()).isNull();
        assertThat(one.indicators()).isNull();
        assertThat(one.estimates()).isNull();
        assertThat(one.reasons()).containsOnlyKeys("weights", "estimates", "indicators");
        ScoreSensitivity none = ScoreSensitivity.of(
                List.of(new PolicyGoal("ECONOMY", 1, Goal.of(Direction.NEUTRAL, null), effect(3, 1))),
                List.of("a"),
                List.of(),
                1);
        assertThat(none.score()).isNaN();
        assertThat(none.reasons()).containsOnlyKeys("score", "weights", "estimates", "indicators");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        List<PolicyGoal> goals = List.of(goal(1, effect(3, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreSensitivity.of(goals, List.of(), List.of(), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreSensitivity.of(
                        goals, List.of("a"), List.of(new Alternative("SECOND_METHOD", 1, effect(1, 1))), 1));
    }
}
