package org.hengce.methods.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution.Sampler;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.resampling.Streams;
import org.jspecify.annotations.Nullable;

/**
 * How far a policy's score depends on what was chosen, apart from sampling error: the weights of its goals, the way in
 * which effects were estimated, and each indicator's being there at all (OECD and JRC, Handbook on Constructing Composite
 * Indicators, 2008, step 7). No range here is a confidence interval.
 *
 * @param score what all are to be held against: the mean of the score's draws, or the point where no goal has an error;
 *     NaN where there is no score
 * @param weights 2,000 weightings drawn from Dirichlet(20·w) around the policy's own w, each extreme named by the goal that
 *     gained most; null with the reason where there are no two goals to weigh
 * @param estimates other estimates, one at a time, named by what is other; null with the reason where there are none
 * @param indicators each left out once, named by it; null with the reason where there are no two
 * @param reasons by component name: why it is null
 */
public record ScoreSensitivity(
        double score,
        @Nullable ScoreRange weights,
        @Nullable ScoreRange estimates,
        @Nullable ScoreRange indicators,
        Map<String, Reason> reasons) {
    private static final int WEIGHTINGS = 2_000;

    /** Larger draws nearer to w: with 20, a weight of 0.5 has the standard deviation 0.11. */
    private static final double CONCENTRATION = 20;

    /** Copies the reasons. */
    public ScoreSensitivity {
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /**
     * Another estimate of one goal's effect.
     *
     * @param what is other, as {@code SECOND_METHOD}
     * @param goal its index among the goals
     * @param effect in the same unit
     */
    public record Alternative(String what, int goal, Effect effect) {}

    /**
     * Of the score that {@link PolicyScore#of} gives for the same goals and seed. Same goals, alternatives and seed: same
     * bits; cost O((goals + alternatives) · 10,000).
     *
     * @param goals of the policy
     * @param names of the goals' indicators, in their order; goals of one indicator have the same
     * @param alternatives other estimates; those of a goal that is not in the score, or without an error where the score
     *     has one, are left out
     * @param seed of the score's draws
     * @throws IllegalArgumentException if there are not as many names as goals, or an alternative is of no goal
     */
    public static ScoreSensitivity of(
            List<PolicyGoal> goals, List<String> names, List<Alternative> alternatives, long seed) {
        if (names.size() != goals.size()) {
            throw new IllegalArgumentException("%d names of %d goals".formatted(names.size(), goals.size()));
        }
        PolicyResult result = PolicyScore.of(goals, seed, 1);
        double[] weights =
                result.weights().stream().mapToDouble(Double::doubleValue).toArray();
        double[] deviations = Draws.deviations(seed);
        double[] centres = new double[weights.length];
        for (int k = 0; k < weights.length; k++) {
            Effect effect = goals.get(k).effect();
            centres[k] = weights[k] > 0 && effect != null
                    ? draws(goals.get(k), effect, deviations).centre()
                    : 0;
        }
        Map<String, Reason> reasons = new TreeMap<>();
        Score score = result.score();
        if (score == null) {
            Reason why = result.reasons().getOrDefault("score", none("there is no score", "没有得分"));
            List.of("score", "weights", "estimates", "indicators").forEach(name -> reasons.put(name, why));
            return new ScoreSensitivity(Double.NaN, null, null, null, reasons);
        }
        return new ScoreSensitivity(
                score.hasInterval() ? score.mean() : score.point(),
                weightings(weights, centres, names, seed, reasons),
                estimates(goals, names, weights, centres, alternatives, score.hasInterval(), deviations, reasons),
                indicators(weights, centres, names, reasons),
                reasons);
    }

    private static Draws draws(PolicyGoal goal, Effect effect, double[] deviations) {
        Draws draws = new Judgement(goal.goal(), effect).draws(deviations, new TreeMap<>());
        if (draws == null) {
            throw new IllegalStateException("a goal with a weight in the score has one");
        }
        return draws;
    }

    private static @Nullable ScoreRange weightings(
            double[] weights, double[] centres, List<String> names, long seed, Map<String, Reason> reasons) {
        int[] goals =
                IntStream.range(0, weights.length).filter(k -> weights[k] > 0).toArray();
        if (goals.length < 2) {
            reasons.put("weights", none("the score has one goal, which has all the weight", "得分只有一个目标，权重全部归它"));
            return null;
        }
        // Gamma variates of one scale, divided by their sum, are Dirichlet.
        UniformRandomProvider random = Streams.of(seed, 0);
        List<Sampler> gammas = Arrays.stream(goals)
                .mapToObj(
                        k -> GammaDistribution.of(CONCENTRATION * weights[k], 1).createSampler(random))
                .toList();
        double[] drawn = new double[goals.length];
        List<ScoreRange.Choice> choices = new ArrayList<>();
        for (int i = 0; i < WEIGHTINGS; i++) {
            double all = 0;
            for (int j = 0; j < goals.length; j++) {
                drawn[j] = gammas.get(j).sample();
                all += drawn[j];
            }
            double score = 0;
            int gained = 0;
            for (int j = 0; j < goals.length; j++) {
                drawn[j] /= all;
                score += drawn[j] * centres[goals[j]];
                gained = drawn[j] - weights[goals[j]] > drawn[gained] - weights[goals[gained]] ? j : gained;
            }
            choices.add(new ScoreRange.Choice(names.get(goals[gained]), score));
        }
        return ScoreRange.of(choices);
    }

    private static @Nullable ScoreRange estimates(
            List<PolicyGoal> goals,
            List<String> names,
            double[] weights,
            double[] centres,
            List<Alternative> alternatives,
            boolean withError,
            double[] deviations,
            Map<String, Reason> reasons) {
        double base = sum(weights, centres);
        List<ScoreRange.Choice> choices = new ArrayList<>();
        for (Alternative other : alternatives) {
            int k = other.goal();
            if (k < 0 || k >= goals.size()) {
                throw new IllegalArgumentException("there is no goal %d of %d".formatted(k, goals.size()));
            }
            if (weights[k] > 0) {
                Draws draws = draws(goals.get(k), other.effect(), deviations);
                if (draws.hasError() == withError) {
                    double score = base + weights[k] * (draws.centre() - centres[k]);
                    choices.add(new ScoreRange.Choice(names.get(k) + ": " + other.what(), score));
                }
            }
        }
        if (choices.isEmpty()) {
            reasons.put("estimates", none("no goal has another estimate", "没有其他估计结果"));
            return null;
        }
        return ScoreRange.of(choices);
    }

    private static @Nullable ScoreRange indicators(
            double[] weights, double[] centres, List<String> names, Map<String, Reason> reasons) {
        LinkedHashSet<String> scored = new LinkedHashSet<>();
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                scored.add(names.get(k));
            }
        }
        if (scored.size() < 2) {
            reasons.put("indicators", none("without its only indicator there is no score", "去掉唯一的指标就没有得分"));
            return null;
        }
        List<ScoreRange.Choice> choices = new ArrayList<>();
        for (String left : scored) {
            double[] others = weights.clone();
            for (int k = 0; k < others.length; k++) {
                others[k] = names.get(k).equals(left) ? 0 : others[k];
            }
            double rest = Arrays.stream(others).sum();
            choices.add(new ScoreRange.Choice(left, sum(others, centres) / rest));
        }
        return ScoreRange.of(choices);
    }

    private static double sum(double[] weights, double[] values) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * values[k];
        }
        return sum;
    }

    private static Reason none(String english, String chinese) {
        return new Reason(ReasonCode.NOT_DEFINED, english, chinese);
    }
}
