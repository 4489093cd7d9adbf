package org.hengce.methods.power;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;
import org.hengce.methods.resampling.Streams;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.jspecify.annotations.Nullable;

/** What a method finds among units that nobody treated, over stretches of so many periods. */
final class PlaceboStretches {
    private static final int FEWEST_BEFORE = 2;
    private static final int FEWEST_EFFECTS = 5;
    private static final int DRAWS = 40;
    private static final int STARTS = 2;

    private final Estimator estimator;
    private final Panel untreated;
    private final int treated;
    private final int before;
    private final long seed;

    /**
     * Of a policy.
     *
     * @param units indices of the untreated units without gaps, at least 2
     * @param policyUnits how many the policy treats
     * @param before periods before the policy
     */
    PlaceboStretches(Estimator estimator, Panel panel, List<Integer> units, int policyUnits, int before, long seed) {
        this.untreated = panel.select(units::contains, 0, panel.periodCount());
        this.treated = Math.min(policyUnits, units.size() / 2);
        this.estimator = quick(estimator);
        this.before = before;
        this.seed = seed;
    }

    /** Without what a point estimate does not need. */
    private static Estimator quick(Estimator estimator) {
        if (estimator instanceof SyntheticDifferenceInDifferences of) {
            return of.withLeaveOneOut(false).withDraws(2).withThreads(1);
        }
        if (estimator instanceof SyntheticControl of) {
            return of.withLeaveOneOut(false).withThreads(1);
        }
        return estimator instanceof DifferenceInDifferences
                ? DifferenceInDifferences.withDefaults().withInference(InferenceRule.POOLED_T)
                : estimator;
    }

    static List<Integer> untreated(Panel panel) {
        return IntStream.range(0, panel.unitCount())
                .filter(u -> panel.neverTreated(u) && panel.complete(u))
                .boxed()
                .toList();
    }

    /** The most treated periods that leave half as many before as the policy had, and at least two. */
    int longest() {
        return untreated.periodCount() - Math.max(FEWEST_BEFORE, (before + 1) / 2);
    }

    /** Standard deviation (n − 1) of the effects found; NaN where there are fewer than five. */
    double spread(int periods, int threads) {
        int length = Math.min(before, untreated.periodCount() - periods); // before each pseudo-policy
        int starts = untreated.periodCount() - periods - length + 1;
        return treated == 1 && givesPlacebos()
                ? ofPlacebos(periods, length, starts, threads)
                : ofDraws(periods, length, starts, threads);
    }

    private boolean givesPlacebos() {
        if (estimator instanceof SyntheticControl of) {
            return of.placebos();
        }
        return estimator instanceof SyntheticDifferenceInDifferences of
                && (of.inference() == null || of.inference() == Inference.PLACEBO_NORMAL);
    }

    /** One estimate has all other units as placebos; the variances of an early and a late stretch are averaged. */
    private double ofPlacebos(int periods, int length, int starts, int threads) {
        int tried = Math.min(STARTS, starts);
        List<double[]> found = Parallel.inOrder(tried, threads, i -> {
            int start = length + (tried == 1 ? 0 : i * (starts - 1));
            Effect effect = estimate(List.of(i % untreated.unitCount()), start, length, periods);
            return effect == null
                    ? new double[0]
                    : effect.placebos().stream().mapToDouble(Placebo::effect).toArray();
        });
        double variance = 0;
        int usable = 0;
        for (double[] effects : found) {
            double own = variance(effects);
            variance += Double.isNaN(own) ? 0 : own;
            usable += Double.isNaN(own) ? 0 : 1;
        }
        return usable == 0 ? Double.NaN : Math.sqrt(variance / usable);
    }

    private double ofDraws(int periods, int length, int starts, int threads) {
        List<Double> found = Parallel.inOrder(DRAWS, threads, i -> {
            UniformRandomProvider random = Streams.of(seed, i);
            int start = length + random.nextInt(starts);
            Effect effect =
                    estimate(PseudoPolicies.draw(random, untreated.unitCount(), treated), start, length, periods);
            return effect == null ? Double.NaN : effect.estimate();
        });
        return Math.sqrt(variance(found.stream()
                .filter(effect -> !Double.isNaN(effect))
                .mapToDouble(Double::doubleValue)
                .toArray()));
    }

    private static double variance(double[] effects) {
        if (effects.length < FEWEST_EFFECTS) {
            return Double.NaN;
        }
        double mean = Arrays.stream(effects).sum() / effects.length;
        double squares = 0;
        for (double effect : effects) {
            squares += (effect - mean) * (effect - mean);
        }
        return squares / (effects.length - 1);
    }

    /** Null where the method refuses. */
    private @Nullable Effect estimate(List<Integer> units, int start, int length, int periods) {
        Panel window = untreated.select(u -> true, start - length, start + periods);
        try {
            return estimator.estimate(
                    PseudoPolicy.of(window, units, length, periods, 1).withEffect(0));
        } catch (NotEstimableException e) {
            return null;
        }
    }
}
