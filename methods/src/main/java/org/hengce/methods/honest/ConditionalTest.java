package org.hengce.methods.honest;

import java.util.Arrays;
import java.util.List;

/**
 * The hybrid of conditional and least favourable test (Andrews, Roth and Pakes 2023) of whether the effect is θ, for
 * moments whose linear programme has the vertices given. The statistic is η = max_j (level_j + slope_j θ), of which
 * the noise is a_j'Z with Z standard normal in the plane.
 *
 * <p>Rejected is where η exceeds the least favourable critical value at κ = α/10, and where η &gt; 0 lies in the upper
 * (α − κ) / (1 − κ) of its normal distribution with mean 0 given that its vertex is the largest and η at most that
 * critical value. A vertex without noise rejects where it is positive.
 *
 * <p>Conditioning on the vertex does not need it to be unique or the basis to be regular, so that what the paper calls
 * degenerate needs no case of its own.
 */
final class ConditionalTest {
    /** Points on which the ends are looked for; what lies between two of them is found by bisection. */
    private static final int GRID = 400;

    /** Share of the range; far more than rounding, far less than matters. */
    private static final double BESIDE = 1e-9;

    /** In standard errors, relative to the distance from 0. */
    private static final double CONVERGED = 1e-13;

    /** Two vertices whose noise moves alike do not bound each other. */
    private static final double ALIKE = 1e-12;

    /** A variance below this share of the largest is rounding. */
    private static final double NO_NOISE = 1e-20;

    private final double least;
    private final double most;
    private final double[] levels;
    private final double[] slopes;
    private final double[][] products; // a_j'a_k
    private final double noNoise;
    private final double criticalValue;
    private final double size;

    /**
     * @param vertices at least one of them with noise; their slopes and the two limits bound θ on both sides
     * @param least smaller θ are rejected whatever the vertices say
     * @param most larger ones
     * @param alpha 1 − level
     */
    ConditionalTest(List<Vertex> vertices, double least, double most, double alpha) {
        this.least = least;
        this.most = most;
        int count = vertices.size();
        levels = vertices.stream().mapToDouble(Vertex::level).toArray();
        slopes = vertices.stream().mapToDouble(Vertex::slope).toArray();
        double[][] a = new double[count][];
        Arrays.setAll(
                a, j -> new double[] {vertices.get(j).first(), vertices.get(j).second()});
        products = new double[count][count];
        double largest = 0;
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < count; k++) {
                products[j][k] = a[j][0] * a[k][0] + a[j][1] * a[k][1];
            }
            largest = Math.max(largest, products[j][j]);
        }
        noNoise = NO_NOISE * largest;
        double kappa = alpha / 10;
        criticalValue = LeastFavourable.criticalValue(a, kappa);
        size = (alpha - kappa) / (1 - kappa);
    }

    /**
     * A vertex of the dual: what the moments weighted by it come to.
     *
     * @param level at θ = 0
     * @param slope in θ
     * @param first noise along the first of two independent standard normals
     * @param second along the second
     */
    record Vertex(double level, double slope, double first, double second) {}

    double criticalValue() {
        return criticalValue;
    }

    /** η: how far the most violated combination of moments is from 0, in its own standard deviations summed up. */
    double statistic(double theta) {
        return value(largest(theta), theta);
    }

    boolean accepts(double theta) {
        if (!(theta >= least && theta <= most)) {
            return false;
        }
        int top = largest(theta);
        double eta = value(top, theta);
        if (eta <= 0) {
            return true;
        }
        double variance = products[top][top];
        if (eta > criticalValue || variance <= noNoise) {
            return false;
        }
        double low = Double.NEGATIVE_INFINITY;
        double high = criticalValue;
        for (int j = 0; j < levels.length; j++) {
            // As η moves and what is independent of it stays, vertex j moves by rho: it must remain below η.
            double rho = products[j][top] / variance;
            double bound = (value(j, theta) - rho * eta) / (1 - rho);
            if (j != top && rho < 1 - ALIKE) {
                low = Math.max(low, bound);
            } else if (j != top && rho > 1 + ALIKE) {
                high = Math.min(high, bound);
            }
        }
        double deviation = Math.sqrt(variance);
        return TruncatedNormal.upperTail(
                        Math.min(low, eta) / deviation, eta / deviation, Math.max(high, eta) / deviation)
                >= size;
    }

    private int largest(double theta) {
        int top = 0;
        for (int j = 1; j < levels.length; j++) {
            if (value(j, theta) > value(top, theta)) {
                top = j;
            }
        }
        return top;
    }

    private double value(int vertex, double theta) {
        return levels[vertex] + slopes[vertex] * theta;
    }

    /** The largest accepted θ; −∞ where none is accepted above the one given, which may be −∞. */
    double highestBeyond(double known) {
        double from = least;
        double to = most;
        for (int j = 0; j < levels.length; j++) {
            double end = (criticalValue - levels[j]) / slopes[j];
            if (slopes[j] > 0) {
                to = Math.min(to, end);
            } else if (slopes[j] < 0) {
                from = Math.max(from, end);
            } else if (levels[j] > criticalValue) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        if (!(from <= to && to > known)) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] points = points(from, to);
        double rejected = to;
        for (int i = points.length - 1; i >= 0 && rejected > known; i--) {
            if (accepts(points[i])) {
                return edge(points[i], rejected);
            }
            rejected = points[i];
        }
        return Double.NEGATIVE_INFINITY;
    }

    /**
     * An even grid, and both sides of the points where another vertex becomes the largest. On one side all is accepted:
     * there the statistic is hardly more than its vertex needs to be the largest, and what is accepted may be narrow.
     */
    private double[] points(double from, double to) {
        int pairs = levels.length * (levels.length - 1) / 2;
        double[] points = new double[GRID + 1 + 2 * pairs];
        int count = 0;
        for (int i = 0; i <= GRID; i++) {
            points[count++] = from + (to - from) * i / GRID;
        }
        double beside = BESIDE * (to - from);
        for (int j = 0; j < levels.length; j++) {
            for (int k = 0; k < j; k++) {
                double crossing = (levels[k] - levels[j]) / (slopes[j] - slopes[k]);
                if (crossing - beside > from && crossing + beside < to) {
                    points[count++] = crossing - beside;
                    points[count++] = crossing + beside;
                }
            }
        }
        Arrays.sort(points, 0, count);
        return Arrays.copyOf(points, count);
    }

    private double edge(double accepted, double rejected) {
        double inside = accepted;
        double outside = rejected;
        while (outside - inside > CONVERGED * Math.max(1, Math.abs(inside))) {
            double middle = (inside + outside) / 2;
            if (accepts(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }
}
