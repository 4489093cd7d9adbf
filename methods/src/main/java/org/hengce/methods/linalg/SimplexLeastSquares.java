package org.hengce.methods.linalg;

import java.util.Arrays;
import org.hengce.methods.resampling.StoppedException;

/**
 * Least squares over the unit simplex: minimises ‖Σ_j w_j a_j − b‖² + ρ‖w‖² over w ≥ 0 with Σ w = 1.
 *
 * <p>As the weights sum to 1 the first term is ‖Σ w_j d_j‖² with d_j = a_j − b: the point of smallest norm in the convex
 * hull of the d_j, found by the finite method of Wolfe (Mathematical Programming 11, 1976), which here
 *
 * <ul>
 *   <li>keeps residuals and not a Gram matrix of all columns, so that no precision is lost where columns are long
 *       compared with their differences;
 *   <li>refines every solution on its support, and accepts steps without visible gain only so many times, so that it ends
 *       whatever the rounding, also with more columns than rows or equal columns;
 *   <li>tells nearly equal columns apart by their differences ({@link NearDependence});
 *   <li>once the fit is exact, so that ρ alone decides, treats the residual as an unknown ({@link ExactFit});
 *   <li>keeps the factor of its system from step to step ({@link GramFactor}), and of many columns looks at a few
 *       candidates at a time ({@link Pricing}).
 * </ul>
 *
 * <p>Where weights are not unique (ρ = 0) the lower index is taken at every choice. Cost O(steps · (columns · rows +
 * positive weights²)), steps being a small multiple of the number of positive weights; memory columns · rows + the square
 * of the number of columns that were ever positive.
 */
public final class SimplexLeastSquares {
    /** The largest scaled violation of the optimality conditions that a solution may have. */
    public static final double KKT_TOLERANCE = 1e-12;

    /** Scaled; a column must promise more than this, some multiples of the rounding error, to be taken in. */
    private static final double ENTRY_TOLERANCE = 1e-14;

    private SimplexLeastSquares() {}

    /**
     * The weights, one per column.
     *
     * @param columns a_j, all as long as the target; at least one
     * @param target b
     * @param ridge ρ ≥ 0
     * @throws IllegalArgumentException if there is no column, a length differs, or a number or the square of a difference
     *     is not finite
     */
    public static double[] solve(double[][] columns, double[] target, double ridge) {
        double[][] d = differences(columns, target);
        double[] squaredLengths = squaredLengths(d);
        double unit = powerOfTwoNear(squaredLengths, ridge);
        scale(d, 1 / unit);
        double scaledRidge = ridge / unit / unit;
        Arrays.setAll(squaredLengths, j -> squaredLengths[j] / unit / unit); // rounds nothing

        double[] weights = search(new Corral(d, squaredLengths, scaledRidge, true));
        double violation = violation(d, squaredLengths, scaledRidge, weights);
        if (!(violation <= KKT_TOLERANCE)) {
            // Columns of very different lengths can make the system for exact fits worse than the rounding it avoids.
            weights = search(new Corral(d, squaredLengths, scaledRidge, false));
            violation = violation(d, squaredLengths, scaledRidge, weights);
        }
        if (!(violation <= KKT_TOLERANCE)) {
            throw new IllegalStateException(
                    "simplex weights violate optimality by %s (scaled), a defect of this solver".formatted(violation));
        }
        return weights;
    }

    /**
     * How far weights are from optimal: the largest |g_j − μ| where w_j &gt; 0 and the largest μ − g_j where w_j = 0, g
     * being half the gradient and μ = Σ w_j g_j, divided by the largest ‖a_j − b‖² + ρ.
     */
    public static double kktViolation(double[][] columns, double[] target, double ridge, double[] weights) {
        double[][] d = differences(columns, target);
        return violation(d, squaredLengths(d), ridge, weights);
    }

    private static double violation(double[][] d, double[] squaredLengths, double ridge, double[] weights) {
        double[] x = new double[d[0].length];
        for (int j = 0; j < d.length; j++) {
            addTo(x, weights[j], d[j]);
        }
        double[] g = new double[d.length];
        multiply(d, x, g);
        double mu = 0;
        double scale = 0;
        for (int j = 0; j < d.length; j++) {
            g[j] += ridge * weights[j];
            mu += weights[j] * g[j];
            scale = Math.max(scale, squaredLengths[j] + ridge);
        }
        double worst = 0;
        for (int j = 0; j < d.length; j++) {
            worst = Math.max(worst, weights[j] > 0 ? Math.abs(g[j] - mu) : mu - g[j]);
        }
        return worst == 0 ? 0 : worst / scale;
    }

    private static double[] search(Corral corral) {
        boolean[] refused = new boolean[corral.columnCount()];
        int entering = corral.bestOutside(refused, ENTRY_TOLERANCE);
        while (entering >= 0) {
            StoppedException.check();
            if (corral.takeIn(entering)) {
                Arrays.fill(refused, false);
            } else {
                refused[entering] = true;
            }
            entering = corral.bestOutside(refused, ENTRY_TOLERANCE);
        }
        return summingToOne(corral.weights());
    }

    private static double[] summingToOne(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, j -> weights[j] / sum);
        return weights;
    }

    private static double[][] differences(double[][] columns, double[] target) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("needs at least one column");
        }
        double[][] d = new double[columns.length][target.length];
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != target.length) {
                throw new IllegalArgumentException(
                        "column %d has %d rows, the target has %d".formatted(j, columns[j].length, target.length));
            }
            double[] column = columns[j];
            double[] difference = d[j];
            for (int i = 0; i < target.length; i++) {
                difference[i] = column[i] - target[i];
            }
        }
        return d;
    }

    /** A power of two, so that dividing by it rounds nothing, that makes the longest column about 1 long. */
    private static double powerOfTwoNear(double[] squaredLengths, double ridge) {
        if (!(ridge >= 0) || Double.isInfinite(ridge)) {
            throw new IllegalArgumentException("the ridge must be finite and not negative, not " + ridge);
        }
        double longest = ridge;
        for (double length : squaredLengths) {
            longest = Math.max(longest, length);
        }
        return longest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(longest) / 2);
    }

    private static void scale(double[][] d, double factor) {
        for (double[] column : d) {
            for (int i = 0; i < column.length; i++) {
                column[i] *= factor;
            }
        }
    }

    /** Four columns at a time, as in {@link #multiply}. */
    private static double[] squaredLengths(double[][] d) {
        double[] lengths = new double[d.length];
        int j = 0;
        for (; j + 4 <= d.length; j += 4) {
            double[] c0 = d[j];
            double[] c1 = d[j + 1];
            double[] c2 = d[j + 2];
            double[] c3 = d[j + 3];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = 0; i < c0.length; i++) {
                s0 += c0[i] * c0[i];
                s1 += c1[i] * c1[i];
                s2 += c2[i] * c2[i];
                s3 += c3[i] * c3[i];
            }
            lengths[j] = s0;
            lengths[j + 1] = s1;
            lengths[j + 2] = s2;
            lengths[j + 3] = s3;
        }
        for (; j < d.length; j++) {
            lengths[j] = dot(d[j], d[j]);
        }
        for (j = 0; j < d.length; j++) {
            if (!(lengths[j] < Double.POSITIVE_INFINITY)) {
                throw notFinite(d[j], j);
            }
        }
        return lengths;
    }

    private static IllegalArgumentException notFinite(double[] difference, int column) {
        for (int i = 0; i < difference.length; i++) {
            if (!Double.isFinite(difference[i])) {
                return new IllegalArgumentException("column %d is not finite in row %d".formatted(column, i));
            }
        }
        return new IllegalArgumentException("column %d is too far from the target to be squared".formatted(column));
    }

    /**
     * The product of x and every column. Four columns at a time, each added up in its own order: the same bits as one by
     * one, and much sooner, since no addition waits for the one before.
     */
    static void multiply(double[][] columns, double[] x, double[] into) {
        int j = 0;
        for (; j + 4 <= columns.length; j += 4) {
            double[] c0 = columns[j];
            double[] c1 = columns[j + 1];
            double[] c2 = columns[j + 2];
            double[] c3 = columns[j + 3];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = 0; i < x.length; i++) {
                double xi = x[i];
                s0 += c0[i] * xi;
                s1 += c1[i] * xi;
                s2 += c2[i] * xi;
                s3 += c3[i] * xi;
            }
            into[j] = s0;
            into[j + 1] = s1;
            into[j + 2] = s2;
            into[j + 3] = s3;
        }
        for (; j < columns.length; j++) {
            into[j] = dot(columns[j], x);
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static void addTo(double[] sum, double factor, double[] column) {
        if (factor != 0) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += factor * column[i];
            }
        }
    }
}
