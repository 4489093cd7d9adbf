package org.hengce.methods.honest;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The least favourable critical value (Andrews, Roth and Pakes 2023): the 1 − κ quantile of the test statistic
 * where all moments bind. That statistic is max_j a_j'Z with Z standard normal in the plane.
 *
 * <p>In polar coordinates, h(φ) = max_j a_j'(cos φ, sin φ), it exceeds c &gt; 0 with probability
 * ∫ 1{h &gt; 0} exp(−c² / 2h(φ)²) dφ / 2π. On every arc where one j is the largest that is smooth (it is Owen's T) and
 * found by quadrature, so that nothing has to be drawn.
 */
final class LeastFavourable {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Contributions below exp(−60) do not reach the last digit of κ. */
    private static final double NOTHING = 60;

    private static final double CONVERGED = 1e-14;
    private static final int STEPS = 200;

    private final double[][] a;
    private double[] heights = new double[GaussLegendre.POINTS];
    private double[] masses = new double[GaussLegendre.POINTS];
    private int nodes;

    private LeastFavourable(double[][] a) {
        this.a = a;
    }

    /**
     * The quantile; positive.
     *
     * @param a vectors in the plane, at least one of them not 0
     * @param kappa in (0, ½)
     */
    static double criticalValue(double[][] a, double kappa) {
        double longest = 0;
        for (double[] vector : a) {
            longest = Math.max(longest, Math.hypot(vector[0], vector[1]));
        }
        // The longest alone exceeds it less often, a circle of its length more often.
        double low = longest * NORMAL.inverseSurvivalProbability(kappa);
        double high = longest * Math.sqrt(-2 * StrictMath.log(kappa));
        LeastFavourable law = new LeastFavourable(a);
        law.integrate(low);
        return law.quantile(kappa, low, high);
    }

    /** Newton on the logarithm of the tail, which is nearly quadratic, kept within the bracket. */
    private double quantile(double kappa, double from, double to) {
        double low = from;
        double high = to;
        double c = (low + high) / 2;
        for (int step = 0; step < STEPS && high - low > CONVERGED * high; step++) {
            double tail = 0;
            double density = 0;
            for (int i = 0; i < nodes; i++) {
                double part = masses[i] * StrictMath.exp(-c * c * heights[i]);
                tail += part;
                density += 2 * c * heights[i] * part;
            }
            if (tail > kappa) {
                low = c;
            } else {
                high = c;
            }
            double next = c + StrictMath.log(tail / kappa) * tail / density;
            if (Math.abs(next - c) <= CONVERGED * c) {
                return next;
            }
            c = next > low && next < high ? next : (low + high) / 2;
        }
        return c;
    }

    /** Lays nodes on all arcs; heights are 1 / 2h², masses add up to the share of the circle with h &gt; 0. */
    private void integrate(double leastValue) {
        double[] cuts = cuts();
        int arcs = cuts.length - 1;
        int start = 0;
        while (start < arcs) {
            int vector = largestAt((cuts[start] + cuts[start + 1]) / 2);
            int end = start + 1;
            while (end < arcs && largestAt((cuts[end] + cuts[end + 1]) / 2) == vector) {
                end++;
            }
            if (vector >= 0) {
                arc(a[vector], cuts[start], cuts[end], leastValue);
            }
            start = end;
        }
    }

    private void arc(double[] vector, double from, double to, double leastValue) {
        for (int i = 0; i < GaussLegendre.POINTS; i++) {
            double angle = (from + to) / 2 + GaussLegendre.node(i) * (to - from) / 2;
            double h = vector[0] * StrictMath.cos(angle) + vector[1] * StrictMath.sin(angle);
            if (h > 0 && leastValue * leastValue / (2 * h * h) < NOTHING) {
                if (nodes == heights.length) {
                    heights = Arrays.copyOf(heights, 2 * nodes);
                    masses = Arrays.copyOf(masses, 2 * nodes);
                }
                heights[nodes] = 1 / (2 * h * h);
                masses[nodes++] = GaussLegendre.weight(i) * (to - from) / (4 * Math.PI);
            }
        }
    }

    /** Once around, from the first angle at which something can change. */
    private double[] cuts() {
        double[] cuts = new double[a.length * (a.length + 1) + 1];
        int count = 0;
        for (int j = 0; j < a.length; j++) {
            for (int k = -1; k < j; k++) {
                // Where a_j and a_k are equal, and (k = −1) where a_j is 0.
                double x = a[j][0] - (k < 0 ? 0 : a[k][0]);
                double y = a[j][1] - (k < 0 ? 0 : a[k][1]);
                double angle = StrictMath.atan2(y, x) + Math.PI / 2;
                cuts[count++] = withinOneTurn(angle);
                cuts[count++] = withinOneTurn(angle + Math.PI);
            }
        }
        Arrays.sort(cuts, 0, count);
        cuts[count] = cuts[0] + 2 * Math.PI;
        return cuts;
    }

    private static double withinOneTurn(double angle) {
        double turned = angle % (2 * Math.PI);
        return turned < 0 ? turned + 2 * Math.PI : turned;
    }

    /** The index of the largest, or −1 where it is not positive. */
    private int largestAt(double angle) {
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        int largest = -1;
        double height = 0;
        for (int j = 0; j < a.length; j++) {
            double here = a[j][0] * x + a[j][1] * y;
            if (here > height) {
                height = here;
                largest = j;
            }
        }
        return largest;
    }
}
