package org.hengce.methods.honest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hengce.methods.honest.ConditionalTest.Vertex;

/**
 * Relative magnitudes (Rambachan and Roth 2023): |δ_t − δ_{t−1}| ≤ m · max over the periods before. The set is a union of
 * polyhedra, one for each period s before and each sign: there v = ±(δ_s − δ_{s−1}) is that maximum. The confidence set
 * is the union of theirs, its ends those of the outermost.
 *
 * <p>For one polyhedron the moments that concern the treated periods are, with D_t = β_t − β_{t−1} and x_t the
 * differences of the effects, ±(D_t − x_t) − m v ≤ 0, where Σ L_t x_t = θ and L_t is the sum of the weights from t on.
 * The linear programme for η, the smallest number with ±(D_t − x_t) − m v ≤ η σ_t±, can be solved on paper: each x_t
 * ranges over D_t − m v − η σ_t+ … D_t + m v + η σ_t−, so η is the largest of
 *
 * <ul>
 *   <li>−2 m v / (σ_t+ + σ_t−), without which the range of x_t would be empty;
 *   <li>(θ − Σ L_t D_t − m v Σ|L_t|) / Σ|L_t| σ_t, without which θ would be too large for all ranges together, and the
 *       same with the other sign: σ_t is σ_t− where the range's upper end counts and σ_t+ where the lower one does.
 * </ul>
 *
 * <p>These are all vertices of the dual. Of the first kind only the smallest and the largest denominator matter, so that
 * there are four, and everything random is in Σ L_t D_t and v. Where a single L_t is not 0 its first kind is a mean of
 * the other two, and no vertex.
 */
final class RelativeMagnitudes {
    /** A variance below this share of its terms is their rounding. */
    private static final double CANCELLED = 1e-14;

    private final double[] steps;
    private final double[][] root; // of the steps
    private final int pre;
    private final double[] reach; // L_t
    private final double total; // Σ|L_t|
    private final boolean single; // whether only one L_t is not 0
    private final double estimate;
    private final double[] effect; // root of Σ L_t D_t, of length 1
    private final double alpha;

    RelativeMagnitudes(Standardised data, double alpha) {
        this.alpha = alpha;
        pre = data.pre();
        int count = data.estimates().length;
        steps = new double[count];
        root = new double[count][count];
        for (int i = 0; i < count; i++) {
            // Step i leads to coefficient i, but before the reference away from it.
            int to = i < pre ? i + 1 : i;
            int from = i < pre ? i : i - 1;
            add(i, data, to, i < pre && to == pre ? 0 : 1);
            add(i, data, from, i == pre ? 0 : -1);
        }
        double[] weights = data.weights();
        reach = new double[weights.length];
        double sum = 0;
        double absolute = 0;
        for (int t = weights.length - 1; t >= 0; t--) {
            sum += weights[t];
            reach[t] = sum;
            absolute += Math.abs(sum);
        }
        total = absolute;
        single = Arrays.stream(reach).filter(l -> l != 0).count() == 1;
        estimate = data.estimate();
        effect = new double[count];
        for (int t = 0; t < reach.length; t++) {
            for (int k = 0; k < count; k++) {
                effect[k] += reach[t] * root[pre + t][k];
            }
        }
    }

    private void add(int step, Standardised data, int coefficient, int sign) {
        if (sign != 0) {
            steps[step] += sign * data.estimates()[coefficient];
            for (int k = 0; k < steps.length; k++) {
                root[step][k] += sign * data.root()[coefficient][k];
            }
        }
    }

    Bounds at(double m) {
        double largest = 0;
        for (int s = 0; s < pre; s++) {
            largest = Math.max(largest, Math.abs(steps[s]));
        }
        double half = m * total * largest;
        if (!Double.isFinite(half)) {
            throw Standardised.outOfRange();
        }
        // The identified set violates no moment of its polyhedron, so that it is accepted whatever the rounding.
        double low = estimate - half;
        double high = estimate + half;
        for (int s = 0; s < pre; s++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                high = Math.max(high, test(m, s, sign, 1).highestBeyond(high));
                low = -Math.max(-low, test(m, s, sign, -1).highestBeyond(-low));
            }
        }
        return new Bounds(low, high, estimate - half, estimate + half);
    }

    /** Of the polyhedron in which step s with this sign is the largest; with {@code side} −1 of −θ instead of θ. */
    ConditionalTest test(double m, int s, int sign, int side) {
        double v = sign * steps[s];
        double slack = m * v * total;
        double variance = dot(root[s], root[s]);
        // v's noise in two parts: along the effect's, whose length is 1, and the rest.
        double along = side * sign * dot(root[s], effect);
        double across = Math.sqrt(Math.max(0, variance - along * along));

        Widths widths = widths(m, s, sign, side);
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        List<Vertex> vertices = new ArrayList<>();
        if (widths.above() > 0) {
            double w = widths.above();
            vertices.add(new Vertex(
                    -(side * estimate + slack) / w, 1 / w, -(1 + m * total * along) / w, -m * total * across / w));
        } else {
            most = side * estimate + slack;
        }
        if (widths.below() > 0) {
            double w = widths.below();
            vertices.add(new Vertex(
                    (side * estimate - slack) / w, -1 / w, (1 - m * total * along) / w, -m * total * across / w));
        } else {
            least = side * estimate - slack;
        }
        if (widths.narrowest() == 0 && m * v < 0) {
            most = Double.NEGATIVE_INFINITY; // without any error the moments contradict each other
        }
        for (double w : new double[] {widths.narrowest(), widths.widest()}) {
            if (w > 0 && w < Double.POSITIVE_INFINITY) {
                vertices.add(new Vertex(-2 * m * v / w, 0, -2 * m * along / w, -2 * m * across / w));
            }
        }
        return new ConditionalTest(vertices, least, most, alpha);
    }

    /**
     * The vertices' denominators.
     *
     * @param above Σ|L_t| σ_t for θ too large
     * @param below for θ too small
     * @param narrowest smallest σ_t+ + σ_t−; infinite where there is none
     * @param widest largest; 0 where there is none
     */
    private record Widths(double above, double below, double narrowest, double widest) {}

    private Widths widths(double m, int s, int sign, int side) {
        double other = m * m * dot(root[s], root[s]);
        if (!Double.isFinite(other)) {
            throw Standardised.outOfRange();
        }
        double above = 0;
        double below = 0;
        double narrowest = Double.POSITIVE_INFINITY;
        double widest = 0;
        for (int t = 0; t < reach.length; t++) {
            double own = dot(root[pre + t], root[pre + t]);
            double twiceCovariance = 2 * m * sign * dot(root[pre + t], root[s]);
            double plus = deviation(own, -twiceCovariance, other);
            double minus = deviation(own, twiceCovariance, other);
            boolean upper = side * reach[t] > 0;
            above += Math.abs(reach[t]) * (upper ? minus : plus);
            below += Math.abs(reach[t]) * (upper ? plus : minus);
            if (!single || reach[t] == 0) {
                narrowest = Math.min(narrowest, plus + minus);
                widest = Math.max(widest, plus + minus);
            }
        }
        return new Widths(above, below, narrowest, widest);
    }

    private static double deviation(double own, double twiceCovariance, double other) {
        double variance = own + twiceCovariance + other;
        return variance > CANCELLED * (own + other) ? Math.sqrt(variance) : 0;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
