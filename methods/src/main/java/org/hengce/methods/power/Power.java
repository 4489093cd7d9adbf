package org.hengce.methods.power;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;

/**
 * The minimum detectable effect of a design before its launch, by simulation on the panel's own past (Burlig, Preonas and
 * Woerman, J. Dev. Econ. 144, 2020; Black, Hollingsworth, Nunes and Simon, J. Public Econ. 213, 2022).
 *
 * <p>Each replication is a pseudo-policy where there was none: it begins at a period of the past that leaves as many
 * treated periods as the horizon has and periods enough before, all of which are used; where there are other units enough,
 * as many as are to be treated are drawn from all. A constant effect is added to the outcomes that it treats, in half of
 * the replications with the opposite sign, and the estimator is asked whether its p-value rejects no effect. The draws are
 * the same for effects of every size.
 *
 * <p>What changes from period to period in the past stands for what will change after the launch: correlation over time
 * and between units is what it was, and no model of it is needed. An effect that builds up slowly is found less often than
 * a constant one of the same mean.
 *
 * @param treated codes of the units to be treated, distinct
 * @param horizon periods from the launch on that the design will observe, at least 1
 * @param estimator that the design will use, with a seed of its own where it draws: one made from the panel would be
 *     another for every size of the effect; its own threads come on top of those here
 * @param alpha largest p-value that rejects no effect, in (0, 1)
 * @param power share of replications that are to find the effect, in (0, 1)
 * @param replications how many pseudo-policies to draw; where there are no more than so many, each comes once
 * @param prePeriods fewest periods before a pseudo-policy; by default half of those that the horizon leaves of the past, and
 *     at least 2
 * @param drawUnits whether other units may play the treated ones, where there are at least five others
 * @param seed of the draws; by default it is made from panel and specification
 * @param threads that replicate, at least 1; they change nothing in the result
 */
public record Power(
        List<String> treated,
        int horizon,
        Estimator estimator,
        double alpha,
        double power,
        int replications,
        OptionalInt prePeriods,
        boolean drawUnits,
        OptionalLong seed,
        int threads) {
    /** More would take hours, and tell nothing that so many do not. */
    private static final int REPLICATIONS_AT_MOST = 100_000;

    /** Any number: what matters is that placebos are the same for every size of the effect. */
    private static final long ESTIMATOR_SEED = 1;

    /** Of placebos where several units are treated: with so many replications none needs many. */
    private static final int ESTIMATOR_DRAWS = 100;

    /** Checks the options and copies the list. */
    public Power {
        treated = treated.stream().sorted().toList();
        if (treated.isEmpty() || treated.stream().distinct().count() != treated.size()) {
            throw new OptionException(
                    "name each unit to be treated once, at least one; not " + treated, "每个拟处理单位写一次，至少一个；而非 " + treated);
        }
        share("alpha", alpha);
        share("power", power);
        positive("horizon", horizon);
        positive("replications", replications);
        if (replications > REPLICATIONS_AT_MOST) {
            throw OptionException.atMost("replications", REPLICATIONS_AT_MOST, replications);
        }
        positive("prePeriods", prePeriods.orElse(1));
        positive("threads", threads);
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new OptionException(
                    "%s %s is not in (0, 1)".formatted(name, value), "%s 为 %s，须在 (0, 1) 之内".formatted(name, value));
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw OptionException.atLeast(name, 1, value);
        }
    }

    /** Synthetic difference-in-differences with 100 placebo draws where they are drawn, alpha 0.05, power 0.8, 200 replications, one thread. */
    public static Power of(List<String> treated, int horizon) {
        return new Power(
                treated,
                horizon,
                SyntheticDifferenceInDifferences.withDefaults()
                        .withSeed(ESTIMATOR_SEED)
                        .withDraws(ESTIMATOR_DRAWS),
                0.05,
                0.8,
                200,
                OptionalInt.empty(),
                true,
                OptionalLong.empty(),
                1);
    }

    /** The same with another estimator. */
    public Power withEstimator(Estimator other) {
        return new Power(treated, horizon, other, alpha, power, replications, prePeriods, drawUnits, seed, threads);
    }

    /** The same with another largest p-value that rejects. */
    public Power withAlpha(double newAlpha) {
        return new Power(
                treated, horizon, estimator, newAlpha, power, replications, prePeriods, drawUnits, seed, threads);
    }

    /** The same with another share asked for. */
    public Power withPower(double newPower) {
        return new Power(
                treated, horizon, estimator, alpha, newPower, replications, prePeriods, drawUnits, seed, threads);
    }

    /** The same with another number of pseudo-policies. */
    public Power withReplications(int count) {
        return new Power(treated, horizon, estimator, alpha, power, count, prePeriods, drawUnits, seed, threads);
    }

    /** The same with at least so many periods before each pseudo-policy. */
    public Power withPrePeriods(int fewest) {
        return new Power(
                treated,
                horizon,
                estimator,
                alpha,
                power,
                replications,
                OptionalInt.of(fewest),
                drawUnits,
                seed,
                threads);
    }

    /** The same with or without other units playing the treated ones. */
    public Power withDrawUnits(boolean allowed) {
        return new Power(treated, horizon, estimator, alpha, power, replications, prePeriods, allowed, seed, threads);
    }

    /** The same with this seed. */
    public Power withSeed(long newSeed) {
        return new Power(
                treated,
                horizon,
                estimator,
                alpha,
                power,
                replications,
                prePeriods,
                drawUnits,
                OptionalLong.of(newSeed),
                threads);
    }

    /** The same with another number of threads. */
    public Power withThreads(int count) {
        return new Power(treated, horizon, estimator, alpha, power, replications, prePeriods, drawUnits, seed, count);
    }

    /** {@link Method#POWER}. */
    public Method method() {
        return Method.POWER;
    }

    /**
     * Simulates on the past of the units to be treated: all periods, or those before the first of them is treated. Units
     * that others treat in that past, or with gaps in it, are left out and listed.
     *
     * <p>For each replication the effect from which on it is found is searched, by estimating anew with effects added, to
     * a thousandth of half the interval's width. Cost: three estimates per replication where the p-value moves with the
     * effect as the interval says and its level is 1 − alpha or its law normal, about fifteen elsewhere.
     *
     * <p>There is no minimum detectable effect, with the reason, where too many replications find none of any size, or
     * where more than twice alpha (of few replications: alpha and three standard errors) reject though there is none.
     *
     * @throws NotEstimableException if the past is too short, a unit to be treated has gaps in it or is always treated,
     *     there are fewer than five different pseudo-policies, or the estimator refuses all of them
     * @throws IllegalArgumentException if a unit to be treated is not in the panel
     */
    public PowerResult simulate(Panel panel) {
        long usedSeed = seed.orElseGet(() -> panel.seed(
                "%s treated=%s horizon=%d estimator=%s alpha=%s power=%s replications=%d prePeriods=%s drawUnits=%s"
                        .formatted(
                                Method.POWER,
                                treated,
                                horizon,
                                estimator.method(),
                                alpha,
                                power,
                                replications,
                                prePeriods,
                                drawUnits)));
        Past past = Past.of(panel, treated);
        PseudoPolicies policies = PseudoPolicies.of(past, this, usedSeed);
        List<Detection> found = Parallel.inOrder(
                policies.count(), threads, r -> new DetectionSearch(policies.at(r), estimator, alpha).run());
        refuseIfAllAreRefused(found);
        return new Detections(found, alpha, power).result(estimator.method(), policies.design(), usedSeed);
    }

    private static void refuseIfAllAreRefused(List<Detection> found) {
        if (found.stream().allMatch(detection -> detection.refusal() != null)) {
            NotEstimableException first = found.get(0).refusal();
            if (first != null) {
                throw first;
            }
        }
    }
}
