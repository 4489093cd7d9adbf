package org.hengce.presentation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.GoalResult;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSource;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.json.Transform;

/** Results of all sizes and signs, drawn: the same seed gives the same. */
public final class RandomEffects {
    private RandomEffects() {}

    /** An effect with its verdict. */
    public static EffectDocument effect(Random random) {
        return evaluation(random).effects().get(0);
    }

    /** An evaluation of one goal with verdict, score and rating. */
    public static EvaluationDocument evaluation(Random random) {
        double estimate = random.nextGaussian() * Math.pow(10, random.nextInt(4) - 1);
        double half = Math.abs(estimate) * Math.exp(random.nextGaussian());
        Interval interval = new Interval(0.95, estimate - half, estimate + half);
        Interval narrow = new Interval(0.90, estimate - 0.84 * half, estimate + 0.84 * half);
        Effect effect = Effect.builder(Method.SYNTHETIC_DID, estimate)
                .standardError(half / 1.96)
                .inference(Inference.PLACEBO_NORMAL, interval, narrow, 0.5)
                .build();
        Yardstick yardstick =
                new Yardstick(Math.abs(estimate) * Math.exp(2 * random.nextGaussian() + 1), YardstickSource.TARGET);
        Direction direction = random.nextBoolean() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        GoalResult result = Goal.of(direction, yardstick).judge(effect, 1, 3);
        ScoreDocument score = ScoreDocument.of(result.score());
        EffectDocument document = EffectDocument.of(
                effect,
                new GoalFacts(
                        "sales",
                        "packs",
                        Transform.LEVEL,
                        "1989",
                        new LocalizedText("原因", "why"),
                        yardstick,
                        null,
                        result,
                        List.of(),
                        null));
        return new EvaluationDocument(
                "0197a2b4-6f10-7c3e-9d5a-1b2c3d4e5f60",
                new EvaluationDocument.PolicyVersion("P", 1),
                EvaluationStatus.COMPLETED,
                Instant.parse("2026-04-01T08:00:00Z"),
                "OBSERVATIONS",
                Standing.EXPLORATORY,
                false,
                score,
                result.rating(),
                new EvaluationDocument.Evidence("MARYLAND_SMS", 3, false, null),
                List.of(new EvaluationDocument.DimensionScore("ECONOMY", 1, score)),
                List.of(document),
                ReasonDocument.of(result.reasons()),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }
}
