package org.hengce.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.inference.ReferenceLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {
    private static final Yardstick TWENTY = new Yardstick(20, YardstickSource.TARGET);
    private static final double Z95 = 1.959963984540054;
    private static final double Z90 = 1.6448536269514722;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 4503599627370495L})
    void californiaIn1992IsInconclusive(long seed) {
        GoalResult result = new Goal(Direction.LOWER_IS_BETTER, TWENTY, 4).judge(normal(-5.29, 6.98), seed, 3);
        Score score = Objects.requireNonNull(result.score());
        assertThat(score.point()).isCloseTo(63.225, within(1e-12));
        // The specification's numbers; each tolerance is three to four standard errors of 10,000 draws.
        assertThat(score.mean()).isCloseTo(63.1, within(0.6));
        assertThat(score.low()).isCloseTo(34.5, within(1.3));
        assertThat(score.high()).isCloseTo(91.9, within(1.3));
        assertThat(score.probabilityBeneficial()).isCloseTo(0.776, within(0.0125));
        assertThat(score.level()).isEqualTo(0.90);
        assertThat(result.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(result.rating()).isEqualTo(Rating.INCONCLUSIVE);
        assertThat(result.tendency()).isEqualTo(Tendency.UNCLEAR);
        assertThat(result.reasons()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherOthers() {
        Goal goal = Goal.of(Direction.LOWER_IS_BETTER, TWENTY);
        Effect effect = normal(-5.29, 6.98);
        assertThat(goal.judge(effect, 7, 3)).isEqualTo(goal.judge(effect, 7, 3));
        assertThat(goal.judge(effect, 8, 3)).isNotEqualTo(goal.judge(effect, 7, 3));
    }

    @ParameterizedTest
    @CsvSource({
        // estimate, standard error → verdict, tendency; ε = 4, HIGHER_IS_BETTER
        " 10,  2, BENEFICIAL,         BENEFICIAL",
        "-10,  2, HARMFUL,            HARMFUL",
        "  1,  1, NO_MATERIAL_EFFECT, UNCLEAR",
        "  2,  1, NO_MATERIAL_EFFECT, BENEFICIAL", // first rule first
        "3.9,  1, CANNOT_TELL,        BENEFICIAL", // the direction is clear, whether it matters is not
        "-3.9, 1, CANNOT_TELL,        HARMFUL",
        " 10,  9, CANNOT_TELL,        UNCLEAR",
    })
    void theVerdictIsTheFirstRuleThatHolds(double estimate, double se, Verdict verdict, Tendency tendency) {
        GoalResult result = new Goal(Direction.HIGHER_IS_BETTER, TWENTY, 4).judge(normal(estimate, se), 1, 3);
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.tendency()).isEqualTo(tendency);
        GoalResult scoreless = new Goal(Direction.HIGHER_IS_BETTER, TWENTY, 4).withoutScore(normal(estimate, se));
        assertThat(scoreless).isEqualTo(new GoalResult(verdict, tendency, null, null, result.reasons()));
        GoalResult mirrored = new Goal(Direction.LOWER_IS_BETTER, TWENTY, 4).judge(normal(-estimate, se), 1, 3);
        assertThat(mirrored).isEqualTo(result);
    }

    @Test
    void anIntervalWithoutEndsTellsNothingAndGivesNoRating() {
        Reason why = new Reason(ReasonCode.NOT_ENOUGH_DATA, "needs at least 19 donors, there are 9", "…");
        Effect effect = Effect.builder(Method.SYNTHETIC_CONTROL, 10)
                .inference(Inference.PLACEBO_STUDENTISED, Interval.withoutEnds(0.95), new Interval(0.90, 9, 11), 0.1)
                .reason("interval", why)
                .build();
        GoalResult result = Goal.of(Direction.HIGHER_IS_BETTER, TWENTY).judge(effect, 1, 3);
        assertThat(result.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(result.rating()).isNull();
        Score score = Objects.requireNonNull(result.score());
        assertThat(score.point()).isEqualTo(75);
        assertThat(score.hasInterval()).isFalse();
        assertThat(result.reasons()).containsEntry("rating", why).containsEntry("score.interval", why);
    }

    @Test
    void anEffectWithoutAnyInferenceTellsNothing() {
        GoalResult result = Goal.of(Direction.HIGHER_IS_BETTER, TWENTY)
                .judge(Effect.builder(Method.SYNTHETIC_DID, 10).build(), 1, 3);
        assertThat(result.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(result.rating()).isNull();
        assertThat(result.reasons()).containsKeys("rating", "score.interval");
    }

    @Test
    void withoutYardstickThereIsAVerdictOnlyIfTheSmallestEffectIsKnown() {
        GoalResult known = new Goal(Direction.HIGHER_IS_BETTER, null, 4).judge(normal(10, 2), 1, 3);
        assertThat(known.verdict()).isEqualTo(Verdict.BENEFICIAL);
        assertThat(known.score()).isNull();
        assertThat(known.rating()).isNull();
        assertThat(known.reasons()).containsOnlyKeys("score", "rating");
        GoalResult unknown = Goal.of(Direction.HIGHER_IS_BETTER, null).judge(normal(10, 2), 1, 3);
        assertThat(unknown.verdict()).isNull();
        assertThat(unknown.tendency()).isEqualTo(Tendency.BENEFICIAL);
        assertThat(unknown.reasons()).containsOnlyKeys("verdict", "score", "rating");
        assertThat(unknown.reasons().values())
                .allSatisfy(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.NO_YARDSTICK));
    }

    @Test
    void aNeutralIndicatorIsReportedAndNeverScored() {
        GoalResult result = Goal.of(Direction.NEUTRAL, TWENTY).judge(normal(10, 1), 1, 3);
        assertThat(result.verdict()).isNull();
        assertThat(result.score()).isNull();
        assertThat(result.rating()).isNull();
        assertThat(result.reasons().values()).isNotEmpty().allSatisfy(reason -> assertThat(reason.code())
                .isEqualTo(ReasonCode.NEUTRAL_INDICATOR));
    }

    @Test
    void theErrorOfAStudentisedIntervalIsHalfOfItInNormalQuantiles() {
        Effect effect = Effect.builder(Method.SYNTHETIC_CONTROL, -11)
                .inference(
                        Inference.PLACEBO_STUDENTISED,
                        new Interval(0.95, -11 - 18, -11 + 18),
                        new Interval(0.90, -20, -2),
                        0.05)
                .build();
        assertThat(Uncertainty.of(effect).error()).isCloseTo(18 / Z95, within(1e-12));
        Effect at90 = Effect.builder(Method.SYNTHETIC_CONTROL, -11)
                .inference(
                        Inference.PLACEBO_STUDENTISED, new Interval(0.90, -20, -2), new Interval(0.90, -20, -2), 0.05)
                .build();
        assertThat(Uncertainty.of(at90).error()).isCloseTo(9 / Z90, within(1e-12));
    }

    @Test
    void drawsOfATBasedEffectAreAsWideAsItsInterval() {
        Effect effect = pooled(10, 4, 3);
        Score score = Objects.requireNonNull(
                Goal.of(Direction.HIGHER_IS_BETTER, TWENTY).judge(effect, 5, 3).score());
        // t with 3 degrees of freedom: 5 % lie beyond 2.3534, where the normal law has 1.6449. Tolerance: four standard
        // errors of a 5 % quantile of 10,000 draws, 0.0022 / 0.0412 of the density there, in points.
        assertThat(score.low()).isCloseTo(75 - 50 * 2.3533634348018264 * 4 / 20, within(4 * 0.0022 / 0.0412 * 10));
        double share = TDistribution.of(3).cumulativeProbability(10 / 4.0);
        assertThat(score.probabilityBeneficial()).isCloseTo(share, within(0.008));
    }

    @Test
    void aTBasedEffectIsEffectiveOnlyIfItsOwnIntervalIsAboveZero() {
        // 2.5 standard errors: beyond 1.96, within the 3.18 of t with 3 degrees of freedom.
        GoalResult result = Goal.of(Direction.HIGHER_IS_BETTER, TWENTY).judge(pooled(10, 4, 3), 1, 3);
        assertThat(result.rating()).isNotEqualTo(Rating.EFFECTIVE);
        assertThat(result.tendency()).isEqualTo(Tendency.UNCLEAR);
        GoalResult clear = Goal.of(Direction.HIGHER_IS_BETTER, TWENTY).judge(pooled(18, 4, 3), 1, 3);
        assertThat(clear.rating()).isEqualTo(Rating.EFFECTIVE);
        assertThat(clear.tendency()).isEqualTo(Tendency.BENEFICIAL);
    }

    @Test
    void theErrorOfATBasedIntervalIsHalfOfItInTQuantiles() {
        Effect whole = pooled(10, 4, 3);
        Interval interval = Objects.requireNonNull(whole.interval());
        Interval equivalence = Objects.requireNonNull(whole.equivalenceInterval());
        Effect withoutError = Effect.builder(Method.DIFFERENCE_IN_DIFFERENCES, 10)
                .inference(Inference.POOLED_T, interval, equivalence, whole.pValue())
                .detail(Objects.requireNonNull(whole.detail()))
                .build();
        assertThat(Uncertainty.of(withoutError).error()).isCloseTo(4, within(1e-12));
    }

    private static Effect pooled(double estimate, double error, int degreesOfFreedom) {
        ReferenceLaw law = ReferenceLaw.t(degreesOfFreedom);
        return Effect.builder(Method.DIFFERENCE_IN_DIFFERENCES, estimate)
                .standardError(error)
                .inference(
                        Inference.POOLED_T,
                        law.interval(estimate, error, 0.95),
                        law.interval(estimate, error, 0.90),
                        law.pValue(estimate, error))
                .detail(new RegressionDetail(
                        List.of(), null, null, degreesOfFreedom, List.of(), 0, Map.of(), List.of()))
                .build();
    }

    @Test
    void effectiveImpliesThatTheIntervalOfTheBenefitLiesAboveZero() {
        Random random = new Random(20240501);
        int effective = 0;
        int heldBack = 0;
        for (int i = 0; i < 2_000; i++) {
            // Around the edge, where the share of the draws may say 0.975 and the interval still holds 0.
            double se = 5 + random.nextDouble();
            double estimate = se * (Z95 + 0.1 * (random.nextDouble() - 0.5));
            Effect effect = normal(-estimate, se);
            GoalResult result = Goal.of(Direction.LOWER_IS_BETTER, TWENTY).judge(effect, i, 3);
            boolean above = result.tendency() == Tendency.BENEFICIAL;
            if (result.rating() == Rating.EFFECTIVE) {
                assertThat(above).as("draw %d", i).isTrue();
                effective++;
            } else if (Objects.requireNonNull(result.score()).probabilityBeneficial() >= 0.975) {
                assertThat(above).as("draw %d", i).isFalse();
                assertThat(result.rating()).isEqualTo(Rating.PROMISING);
                heldBack++;
            }
        }
        assertThat(effective).isPositive();
        assertThat(heldBack).isPositive();
    }

    @Test
    void theSmallestEffectOfInterestIsAFifthOfTheYardstickByDefault() {
        assertThat(Goal.of(Direction.HIGHER_IS_BETTER, TWENTY).smallestEffect()).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal(Direction.HIGHER_IS_BETTER, TWENTY, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Goal.of(Direction.HIGHER_IS_BETTER, TWENTY).judge(normal(1, 1), 1, 6));
    }

    private static Effect normal(double estimate, double se) {
        EffectBuilder effect = Effect.builder(Method.SYNTHETIC_DID, estimate).standardError(se);
        return effect.inference(
                        Inference.PLACEBO_NORMAL,
                        new Interval(0.95, estimate - Z95 * se, estimate + Z95 * se),
                        new Interval(0.90, estimate - Z90 * se, estimate + Z90 * se),
                        0.5)
                .build();
    }
}
