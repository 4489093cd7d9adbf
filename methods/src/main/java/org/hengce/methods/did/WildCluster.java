package org.hengce.methods.did;

import java.util.Arrays;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.WildBootstrap;
import org.hengce.methods.resampling.Parallel;
import org.hengce.methods.resampling.Streams;

/**
 * Restricted wild cluster bootstrap of a t statistic with Rademacher signs (Cameron, Gelbach and Miller, Review of
 * Economics and Statistics 90(3), 2008), enumerated where there are at most 2¹² draws. Neither side has a small-sample
 * factor: it would be the same on both.
 *
 * <p>The draw that leaves all signs is the sample itself. It is among the enumerated ones and is added to the random ones,
 * so that a p-value is never 0.
 *
 * <p>Under θ = r residuals are linear in δ = θ̂ − r, so that of each draw five numbers give t* for every r: its numerator
 * n₀ + n₁δ, its variance v₀ + 2v₀₁δ + v₁δ². The interval is what the same draws do not reject, found to the last bit, so
 * that test and interval cannot disagree.
 */
final class WildCluster {
    static final int ENUMERATED_AT_MOST = 12;
    static final int RANDOM_DRAWS = 9_999;
    /** Statistics closer than this (relative) are the same one, rounded differently. */
    private static final double TIE = 1e-10;
    /** p-values are multiples of 1/10,000 or 1/2¹²; what is closer to α than this is α. */
    private static final double GRID = 1e-9;

    private static final int CHUNK = 256;
    /** In standard errors: where the search for an end begins, by what it grows, and where it is given up. */
    private static final double FIRST_STEP = 0.125;

    private static final double GROWTH = 1.25;
    private static final double LAST_STEP = 1e6;

    private final double estimate;
    private final double scale; // √ of the variance of the sample: all below is divided by it
    private final boolean enumerated;
    private final int draws;
    private final double[][] numerators; // n₀, n₁ by draw
    private final double[][] variances; // v₀, v₀₁, v₁ by draw

    private WildCluster(double estimate, double scale, boolean enumerated, int draws) {
        this.estimate = estimate;
        this.scale = scale;
        this.enumerated = enumerated;
        this.draws = draws;
        numerators = new double[2][draws];
        variances = new double[3][draws];
    }

    /** Runs all draws. Cost O(draws · clusters · (columns + levels)), or draws · clusters² where that is less. */
    static WildCluster of(WildSums sums, long seed, int threads) {
        double squares = 0;
        for (int g = 0; g < sums.clusters; g++) {
            squares += sums.along(0, g) * sums.along(0, g);
        }
        boolean enumerated = sums.clusters <= ENUMERATED_AT_MOST;
        // A draw and its mirror image have the same |t*|: of enumerated ones half are computed.
        int draws = enumerated ? 1 << (sums.clusters - 1) : RANDOM_DRAWS + 1;
        WildCluster wild = new WildCluster(sums.estimate, Math.sqrt(squares), enumerated, draws);
        WildScores scores = WildScores.of(sums, wild.scale);
        Parallel.inOrder((draws + CHUNK - 1) / CHUNK, threads, chunk -> {
            double[][] work = scores.workspace();
            for (int b = chunk * CHUNK; b < Math.min(draws, (chunk + 1) * CHUNK); b++) {
                wild.draw(b, scores, work, seed);
            }
            return chunk;
        });
        return wild;
    }

    private void draw(int b, WildScores scores, double[][] work, long seed) {
        if (b == 0) {
            numerators[1][0] = 1;
            variances[0][0] = 1;
            return; // the sample itself, without rounding
        }
        int clusters = scores.clusters();
        double[] signs = work[0];
        for (int g = 0; g < clusters; g++) {
            // Without mirror images the first cluster's sign stays; the bits of b are the signs of the others.
            long bit =
                    enumerated ? (b << 1 >>> g) & 1 : Streams.bits(seed, (long) b * clusters + g) >>> (Long.SIZE - 1);
            signs[g] = bit == 0 ? 1 : -1;
        }
        scores.sum(work);
        double[] own = work[1];
        double[] restricted = work[2];
        for (int g = 0; g < clusters; g++) {
            numerators[0][b] += signs[g] * scores.along(0, g);
            numerators[1][b] += signs[g] * scores.along(1, g);
            variances[0][b] += own[g] * own[g];
            variances[1][b] += own[g] * restricted[g];
            variances[2][b] += restricted[g] * restricted[g];
        }
    }

    /** t of the sample against θ = value. */
    double t(double value) {
        return (estimate - value) / scale;
    }

    /** Share of draws with |t*| at least |t| when θ is this value. */
    double pValue(double value) {
        double t = t(value);
        int count = 0;
        for (int b = 0; b < draws; b++) {
            double numerator = numerators[0][b] + t * numerators[1][b];
            count += numerator * numerator >= t * t * variance(b, t) * (1 - TIE) ? 1 : 0;
        }
        return (double) count / draws;
    }

    private double variance(int b, double t) {
        return variances[0][b] + t * (2 * variances[1][b] + t * variances[2][b]);
    }

    /** t* of all draws when θ is this value, mirror images of enumerated ones included, in ascending order. */
    double[] sortedStatistics(double value) {
        double t = t(value);
        double[] all = new double[enumerated ? 2 * draws : draws];
        for (int b = 0; b < draws; b++) {
            all[b] = (numerators[0][b] + t * numerators[1][b]) / Math.sqrt(variance(b, t));
            if (enumerated) {
                all[draws + b] = -all[b];
            }
        }
        Arrays.sort(all);
        return all;
    }

    /**
     * The values around the estimate that are not rejected at 1 − level. Where others further away are not rejected
     * either the interval does not reach them, but for 0: it holds 0 exactly when 0 is not rejected.
     */
    Interval interval(double level) {
        double low = end(level, -1);
        double high = end(level, 1);
        boolean rejected = rejected(0, level);
        if (!rejected && low > 0) {
            low = 0;
        } else if (!rejected && high < 0) {
            high = 0;
        } else if (rejected && !(low > 0) && !(high < 0)) {
            // Values beyond 0 are not rejected but 0 is: cut between it and the estimate.
            if (estimate > 0) {
                low = bisect(estimate, 0, level);
            } else {
                high = bisect(estimate, 0, level);
            }
        }
        return new Interval(level, low, high);
    }

    private boolean rejected(double value, double level) {
        return pValue(value) <= 1 - level + GRID;
    }

    /** NaN where nothing is rejected on that side. */
    private double end(double level, int side) {
        double inside = estimate;
        for (double step = FIRST_STEP; step < LAST_STEP; step *= GROWTH) {
            double outside = estimate + side * step * scale;
            if (rejected(outside, level)) {
                return bisect(inside, outside, level);
            }
            inside = outside;
        }
        return Double.NaN;
    }

    /** The last number before the first rejected one; ends since doubles do. */
    private double bisect(double accepted, double rejected, double level) {
        double inside = accepted;
        double outside = rejected;
        while (true) {
            double middle = inside + (outside - inside) / 2;
            if (middle == inside || middle == outside) {
                return inside;
            }
            if (rejected(middle, level)) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
    }

    /** As it is reported. */
    WildBootstrap summary(double level) {
        Interval interval = interval(level);
        return new WildBootstrap(
                pValue(0), interval.low(), interval.high(), enumerated ? 2 * draws : RANDOM_DRAWS, enumerated);
    }
}
