package org.hengce.methods.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * The score of a policy over all its goals: the weighted mean of their scores, each clipped to 0 … 100.
 *
 * <p>Goals that cannot be scored (neutral, without effect or without yardstick) leave the weights of the others in
 * proportion. So do goals without an interval, unless no goal has one: their score would look certain.
 */
public final class PolicyScore {
    private static final Reason NO_GOAL =
            new Reason(ReasonCode.NOT_ENOUGH_DATA, "no goal has an effect that can be scored", "没有可评分的目标效应");

    private final List<PolicyGoal> goals;
    private final List<@Nullable Draws> draws = new ArrayList<>();
    private final Map<String, Reason> reasonsOfGoals = new TreeMap<>();
    private boolean anyHarmful;

    private PolicyScore(List<PolicyGoal> goals, long seed) {
        this.goals = goals;
        double[] deviations = Draws.deviations(seed);
        for (PolicyGoal goal : goals) {
            Effect effect = goal.effect();
            if (effect == null) {
                draws.add(null);
            } else {
                Map<String, Reason> reasons = new TreeMap<>();
                Judgement judgement = new Judgement(goal.goal(), effect);
                anyHarmful |= judgement.verdict(reasons) == Verdict.HARMFUL;
                Draws of = judgement.draws(deviations, reasons);
                draws.add(of);
                // Of several reasons that of a goal which came nearer to a score.
                reasons.forEach(of == null ? reasonsOfGoals::putIfAbsent : reasonsOfGoals::put);
            }
        }
    }

    /**
     * Score and rating.
     *
     * @param goals those of the policy whose indicators are known; weights are given for all of them or for none, and
     *     without weights the dimensions count alike, within each its goals that have a direction
     * @param seed of the 10,000 draws, in each of which all goals deviate together; for one goal the result is that of
     *     {@link Goal#judge} with the same seed
     * @param evidenceLevel the lowest of the effects' levels
     * @throws IllegalArgumentException if some goals have a weight and some have none, or the level is not in 1 … 5
     */
    public static PolicyResult of(List<PolicyGoal> goals, long seed, int evidenceLevel) {
        long weighted = goals.stream().filter(g -> !Double.isNaN(g.weight())).count();
        if (weighted > 0 && weighted < goals.size()) {
            throw new IllegalArgumentException(
                    "%d of %d goals have a weight; give all of them one, or none".formatted(weighted, goals.size()));
        }
        return new PolicyScore(List.copyOf(goals), seed).result(evidenceLevel);
    }

    private PolicyResult result(int evidenceLevel) {
        double[] nominal = nominalWeights();
        boolean anyError = draws.stream().anyMatch(d -> d != null && d.hasError());
        double[] weights = proportional(nominal, k -> {
            Draws of = draws.get(k);
            return of != null && of.hasError() == anyError;
        });
        Map<String, Reason> reasons = new TreeMap<>();
        if (Arrays.stream(weights).sum() == 0) {
            Reason why = reasonsOfGoals.getOrDefault("score", NO_GOAL);
            reasons.put("score", why);
            reasons.put("rating", why);
            return new PolicyResult(null, null, List.of(), listed(weights), reasons);
        }
        Score score = score(weights);
        Rating rating = null;
        if (score.hasInterval()) {
            boolean clear = Draws.clearlyBeneficial(used(weights), positive(weights));
            rating = Rating.of(score, evidenceLevel, anyHarmful, clear);
        } else {
            reasons.putAll(reasonsOfGoals);
            reasons.keySet().retainAll(List.of("score.interval", "rating"));
        }
        return new PolicyResult(score, rating, dimensions(weights), listed(weights), reasons);
    }

    /** As given, else dimensions alike and within each its goals alike; neutral indicators count nothing. */
    private double[] nominalWeights() {
        double[] weights = new double[goals.size()];
        for (int k = 0; k < weights.length; k++) {
            PolicyGoal of = goals.get(k);
            if (of.goal().direction() == Direction.NEUTRAL) {
                continue;
            }
            long sameDimension = goals.stream()
                    .filter(g ->
                            g.dimension().equals(of.dimension()) && g.goal().direction() != Direction.NEUTRAL)
                    .count();
            weights[k] = Double.isNaN(of.weight()) ? 1.0 / sameDimension : of.weight();
        }
        return weights;
    }

    private List<PolicyResult.Dimension> dimensions(double[] weights) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        goals.forEach(goal -> names.add(goal.dimension()));
        List<PolicyResult.Dimension> dimensions = new ArrayList<>();
        for (String name : names) {
            IntPredicate within = k -> goals.get(k).dimension().equals(name);
            double[] own = proportional(weights, within);
            if (Arrays.stream(own).sum() > 0) {
                double share = IntStream.range(0, weights.length)
                        .filter(within)
                        .mapToDouble(k -> weights[k])
                        .sum();
                dimensions.add(new PolicyResult.Dimension(name, share, score(own)));
            }
        }
        return dimensions;
    }

    private Score score(double[] weights) {
        return Draws.score(used(weights), positive(weights));
    }

    private List<Draws> used(double[] weights) {
        List<Draws> used = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            Draws of = draws.get(k);
            if (of != null && weights[k] > 0) {
                used.add(of);
            }
        }
        return used;
    }

    private static double[] positive(double[] weights) {
        return Arrays.stream(weights).filter(weight -> weight > 0).toArray();
    }

    /** The weights of these goals with their sum brought to 1, those of the others 0; all 0 where there is none. */
    private static double[] proportional(double[] weights, IntPredicate kept) {
        double sum = IntStream.range(0, weights.length)
                .filter(kept)
                .mapToDouble(k -> weights[k])
                .sum();
        return IntStream.range(0, weights.length)
                .mapToDouble(k -> sum > 0 && kept.test(k) ? weights[k] / sum : 0)
                .toArray();
    }

    private static List<Double> listed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
