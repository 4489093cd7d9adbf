package org.hengce.methods.honest;

import java.util.List;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.linalg.NormalEquations;
import org.hengce.methods.linalg.SimplexLeastSquares;

/**
 * Fixed-length intervals under smoothness (Rambachan and Roth 2023, after Armstrong and Kolesár, Econometrica 86, 2018): around
 * l'β_post + v'β_pre, with the v that makes the interval shortest.
 *
 * <p>With b_s the sum over t &gt; s of (t − s) v_{−t}, s = 0 … pre − 1, a linear trend cancels where b_0 = Σ t l_t, and the
 * largest bias is m (Σ_s |Σ_{t&gt;s} (t − s) l_t| + Σ_{s≥1} |b_s|). So v_{−t} = b_{t−1} − 2 b_t + b_{t+1} with b_1, b_2 …
 * free: the least variance for Σ|b_s| ≤ B is a least-squares problem on a simplex, and the half-width convex in B. Its
 * minimum is where its derivative changes sign.
 */
final class Smoothness {
    private static final int HALVINGS = 60;

    /** In standard errors of the effect under parallel trends. */
    private static final double NO_ERROR = 1e-5;

    /** Relative; leads that bend by no more than rounding do not bend. */
    private static final double BENT = 1e-12;

    private final Standardised data;
    private final FoldedNormal folded;
    private final double[] slopes; // Σ_{t>s} (t − s) l_t
    private final double leastBias; // per m
    private final double[] start; // the estimator's root with all b_s free at 0
    private final double[][] turns; // what each free b_s adds
    private final double[] leastVariance; // the b_s

    /**
     * @throws NotEstimableException if the covariance says that errors of leads and effect cancel in some combination:
     *     the optimum would trust that blindly
     */
    Smoothness(Standardised data, double level) {
        this.data = data;
        folded = new FoldedNormal(level);
        double[] l = data.weights();
        slopes = new double[l.length];
        double bias = 0;
        for (int s = 0; s < l.length; s++) {
            for (int t = s + 1; t <= l.length; t++) {
                slopes[s] += (t - s) * l[t - 1];
            }
            bias += Math.abs(slopes[s]);
        }
        leastBias = bias;
        int size = data.root().length;
        start = new double[size];
        for (int t = 1; t <= l.length; t++) {
            addTo(start, l[t - 1], data.root()[data.pre() + t - 1]);
        }
        turn(start, 0, slopes[0]);
        turns = new double[data.pre() - 1][size];
        for (int s = 1; s < data.pre(); s++) {
            turn(turns[s - 1], s, 1);
        }
        leastVariance = leastVariance();
        if (Standardised.length(combined(leastVariance)) < NO_ERROR) {
            throw withoutError(data.pre());
        }
    }

    private static NotEstimableException withoutError(int leads) {
        return new NotEstimableException(
                Code.TOO_FEW_CLUSTERS,
                List.of(),
                "the covariance is singular: in some combination of the effect and the %d coefficients before the reference"
                                .formatted(leads)
                        + " all errors cancel, as happens with fewer clusters than coefficients",
                "协方差矩阵奇异：效应与参照期之前的 %d 个系数的某一组合没有误差，聚类数少于系数个数时会如此".formatted(leads));
    }

    Bounds at(double m) {
        double[] b = shortest(m);
        double deviation = Standardised.length(combined(b));
        double half = folded.halfWidth(m * (leastBias + absolute(b)), deviation);
        double centre = data.estimate() + fromLeads(b);
        if (!Double.isFinite(half) || !Double.isFinite(centre)) {
            throw Standardised.outOfRange();
        }
        if (bend() > m * (1 + BENT)) {
            return new Bounds(centre - half, centre + half, Double.NaN, Double.NaN);
        }
        // With the leads known the slope at the reference is the last step towards it.
        double middle = data.estimate() + slopes[0] * data.estimates()[data.pre() - 1];
        return new Bounds(centre - half, centre + half, middle - m * leastBias, middle + m * leastBias);
    }

    /** The largest absolute second difference of the leads, the reference among them: with less the set is empty. */
    double bend() {
        double bend = 0;
        for (double second : secondDifferences(data.estimates(), data.pre())) {
            bend = Math.max(bend, Math.abs(second));
        }
        return bend;
    }

    /** Of the leads and the reference, which is 0; one less than leads. */
    static double[] secondDifferences(double[] estimates, int pre) {
        double[] second = new double[pre - 1];
        for (int i = 0; i < second.length; i++) {
            double last = i + 2 < pre ? estimates[i + 2] : 0;
            second[i] = last - 2 * estimates[i + 1] + estimates[i];
        }
        return second;
    }

    private double[] shortest(double m) {
        double most = absolute(leastVariance);
        if (m == 0 || most == 0) {
            return leastVariance;
        }
        double low = 0;
        double high = most;
        double[] b = new double[turns.length];
        for (int i = 0; i < HALVINGS; i++) {
            double budget = (low + high) / 2;
            b = leastVariance(budget);
            if (slope(m, budget, b) < 0) {
                low = budget;
            } else {
                high = budget;
            }
        }
        return b;
    }

    /** Of the half-width in the budget. By the envelope theorem the variance falls by the steepest of its gradients. */
    private double slope(double m, double budget, double[] b) {
        double[] residual = combined(b);
        double steepest = 0;
        for (double[] turn : turns) {
            steepest = Math.max(steepest, Math.abs(dot(turn, residual)));
        }
        double deviation = Standardised.length(residual);
        return folded.slope(m * (leastBias + budget), deviation, m, -steepest / deviation);
    }

    private double[] leastVariance(double budget) {
        int free = turns.length;
        double[][] corners = new double[2 * free][start.length];
        for (int s = 0; s < free; s++) {
            addTo(corners[2 * s], budget, turns[s]);
            addTo(corners[2 * s + 1], -budget, turns[s]);
        }
        double[] target = new double[start.length];
        addTo(target, -1, start);
        double[] weights = SimplexLeastSquares.solve(corners, target, 0);
        double[] b = new double[free];
        for (int s = 0; s < free; s++) {
            b[s] = budget * (weights[2 * s] - weights[2 * s + 1]);
        }
        return b;
    }

    /** Without a budget. */
    private double[] leastVariance() {
        int free = turns.length;
        double[][] gram = new double[free][free];
        double[] right = new double[free];
        for (int s = 0; s < free; s++) {
            for (int r = 0; r < free; r++) {
                gram[s][r] = dot(turns[s], turns[r]);
            }
            right[s] = -dot(turns[s], start);
        }
        NormalEquations equations = NormalEquations.of(gram);
        if (equations.rank() < free) {
            throw withoutError(data.pre());
        }
        return equations.solve(right);
    }

    private double[] combined(double[] b) {
        double[] row = start.clone();
        for (int s = 0; s < b.length; s++) {
            addTo(row, b[s], turns[s]);
        }
        return row;
    }

    private double fromLeads(double[] b) {
        double sum = 0;
        for (int t = 1; t <= data.pre(); t++) {
            double before = t == 1 ? slopes[0] : b[t - 2];
            double here = t - 1 < b.length ? b[t - 1] : 0;
            double after = t < b.length ? b[t] : 0;
            sum += (before - 2 * here + after) * data.estimates()[data.pre() - t];
        }
        return sum;
    }

    /** Adds what b_s = value means for v: value to v of s + 1 and s − 1 periods before the reference, −2 value to s. */
    private void turn(double[] row, int s, double value) {
        for (int t = Math.max(1, s - 1); t <= Math.min(data.pre(), s + 1); t++) {
            addTo(row, t == s ? -2 * value : value, data.root()[data.pre() - t]);
        }
    }

    private static double absolute(double[] b) {
        double sum = 0;
        for (double value : b) {
            sum += Math.abs(value);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addTo(double[] sum, double factor, double[] row) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * row[i];
        }
    }
}
