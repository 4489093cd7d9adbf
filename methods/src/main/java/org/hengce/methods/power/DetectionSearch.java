package org.hengce.methods.power;

import java.util.function.DoublePredicate;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.inference.ReferenceLaw;
import org.jspecify.annotations.Nullable;

/**
 * Finds from which size on one replication rejects no effect, by asking the estimator. Rejection once begun is taken to go
 * on, which holds where the p-value falls as the estimate moves away from 0.
 */
final class DetectionSearch {
    private static final double NONE = -1;

    /** Of half the interval's width. */
    private static final double ACCURACY = 1e-3;

    /** Beyond so many times the spread of all outcomes no effect is looked for. */
    private static final double FAR = 1000;

    /** Of the spread: where there is no interval, the size at which to begin. */
    private static final double SOME = 1.0 / 8;

    private static final Reason NO_P_VALUE =
            new Reason(ReasonCode.NOT_DEFINED, "the method gives no p-value here", "该方法在此不给出 p 值");

    private final PseudoPolicy policy;
    private final Estimator estimator;
    private final double alpha;

    DetectionSearch(PseudoPolicy policy, Estimator estimator, double alpha) {
        this.policy = policy;
        this.estimator = estimator;
        this.alpha = alpha;
    }

    Detection run() {
        double spread = policy.spread();
        Effect none;
        try {
            none = estimator.estimate(policy.withEffect(0));
        } catch (NotEstimableException refusal) {
            return new Detection(NONE, Double.POSITIVE_INFINITY, spread, refusal.reason(), refusal);
        }
        double half = halfWidth(none.interval(), SOME * spread);
        if (Double.isNaN(none.pValue())) {
            return new Detection(
                    NONE, Double.POSITIVE_INFINITY, half, none.reasons().getOrDefault("pValue", NO_P_VALUE), null);
        }
        double leaning = policy.sign() * none.estimate();
        double far = FAR * (spread + half);
        if (none.pValue() > alpha) {
            return new Detection(NONE, from(0, half - leaning, half, far), half, null, null);
        }
        if (leaning >= 0) {
            return new Detection(NONE, 0, half, null, null);
        }
        // No effect is rejected on the wrong side: effects first bring the estimate back to 0.
        double middle = -leaning;
        double upTo = boundary(0, middle, middle - half, half, effect -> !rejects(effect));
        return new Detection(upTo, from(middle, middle + half, half, middle + far), half, null, null);
    }

    /** Whether an effect of this size is told from none. */
    boolean rejects(double effect) {
        try {
            return estimator.estimate(policy.withEffect(effect)).pValue() <= alpha; // NaN is no rejection
        } catch (NotEstimableException e) {
            return false;
        }
    }

    /** The smallest size above {@code low} that is rejected; infinite where {@code far} is not. */
    private double from(double low, double guess, double half, double far) {
        double accuracy = ACCURACY * half;
        if (guess > low && guess < far && rejects(guess + accuracy)) {
            return boundary(low, guess + accuracy, guess, half, this::rejects);
        }
        if (!rejects(far)) {
            return Double.POSITIVE_INFINITY;
        }
        double below = low;
        double above = low + Math.max(2 * (guess - low), half);
        while (above < far && !rejects(above)) {
            below = above;
            above = low + 2 * (above - low);
        }
        return boundary(below, Math.min(far, above), Double.NaN, half, this::rejects);
    }

    /**
     * Where it begins to hold, between a size at which it does not and one at which it does, to the accuracy: by a look at
     * either side of the guess, and from there by bisection.
     */
    private static double boundary(double without, double with, double guess, double half, DoublePredicate holds) {
        double accuracy = ACCURACY * half;
        double low = without;
        double high = with;
        for (double tried : new double[] {guess + accuracy, guess - accuracy}) {
            if (tried > low && tried < high) {
                boolean held = holds.test(tried);
                high = held ? tried : high;
                low = held ? low : tried;
            }
        }
        // A hair more than the two accuracies between which the guess lies.
        while (high - low > 2.001 * accuracy) {
            double middle = (low + high) / 2;
            boolean held = holds.test(middle);
            high = held ? middle : high;
            low = held ? low : middle;
        }
        return (low + high) / 2;
    }

    /** Of the interval at level 1 − alpha; from another level as if the estimate were normal, which is near enough. */
    private double halfWidth(@Nullable Interval interval, double otherwise) {
        if (interval == null || !(interval.high() > interval.low())) {
            return otherwise;
        }
        double ratio = ReferenceLaw.normal().quantile(1 - alpha)
                / ReferenceLaw.normal().quantile(interval.level());
        return ratio * (interval.high() - interval.low()) / 2;
    }
}
