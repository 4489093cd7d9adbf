package org.hengce.methods.synthetic;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hengce.methods.resampling.StoppedException;

/**
 * The simplex search of Nelder and Mead (Computer Journal 7, 1965) with coefficients that depend on the dimension (Gao and
 * Han, Computational Optimization and Applications 51, 2012), begun again from where it ends until that gains nothing.
 */
final class NelderMead {
    /** Relative; a simplex of which the values lie nearer together has arrived. */
    private static final double ARRIVED = 1e-8;

    /** Relative; beginning again must gain more than this to be done once more. */
    private static final double GAIN = 1e-4;

    private static final int ROUNDS = 6;
    private static final int EVALUATIONS_PER_DIMENSION = 300;

    private final ToDoubleFunction<double[]> function;
    private final double[][] points; // best first
    private final double[] values;
    private int evaluations;

    private NelderMead(ToDoubleFunction<double[]> function, double[] start, double step) {
        this.function = function;
        int n = start.length;
        points = new double[n + 1][];
        values = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            points[i] = start.clone();
            if (i > 0) {
                points[i][i - 1] += step;
            }
            values[i] = value(points[i]);
        }
    }

    /** A point at which the function is small, never larger than at the start; the first of equals. */
    static double[] minimum(ToDoubleFunction<double[]> function, double[] start, double step) {
        double[] best = start;
        double least = function.applyAsDouble(start);
        for (int round = 0; round < ROUNDS; round++) {
            NelderMead search = new NelderMead(function, best, step);
            search.run();
            double found = search.values[0];
            if (found < least) {
                best = search.points[0];
            }
            if (!(found < least * (1 - GAIN))) {
                break;
            }
            least = found;
        }
        return best;
    }

    private void run() {
        int n = points.length - 1;
        double expansion = 1 + 2.0 / n;
        double contraction = 0.75 - 0.5 / n;
        sort();
        while (evaluations < EVALUATIONS_PER_DIMENSION * n && values[n] - values[0] > ARRIVED * Math.abs(values[0])) {
            StoppedException.check();
            double[] centre = centreOfAllButTheWorst();
            double[] reflected = towards(centre, points[n], -1);
            double atReflected = value(reflected);
            if (atReflected < values[0]) {
                double[] expanded = towards(centre, points[n], -expansion);
                double atExpanded = value(expanded);
                boolean further = atExpanded < atReflected;
                replaceWorst(further ? expanded : reflected, further ? atExpanded : atReflected);
            } else if (atReflected < values[n - 1]) {
                replaceWorst(reflected, atReflected);
            } else {
                double[] contracted = towards(centre, points[n], atReflected < values[n] ? -contraction : contraction);
                double atContracted = value(contracted);
                if (atContracted < Math.min(atReflected, values[n])) {
                    replaceWorst(contracted, atContracted);
                } else {
                    shrink();
                }
            }
        }
    }

    private double[] centreOfAllButTheWorst() {
        int n = points.length - 1;
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                centre[k] += points[i][k] / n;
            }
        }
        return centre;
    }

    private static double[] towards(double[] from, double[] to, double share) {
        double[] point = new double[from.length];
        Arrays.setAll(point, k -> from[k] + share * (to[k] - from[k]));
        return point;
    }

    private void shrink() {
        int n = points.length - 1;
        double share = 1 - 1.0 / n;
        for (int i = 1; i <= n; i++) {
            points[i] = towards(points[0], points[i], share);
            values[i] = value(points[i]);
        }
        sort();
    }

    /** Puts the new point where it belongs, behind its equals. */
    private void replaceWorst(double[] point, double value) {
        int i = points.length - 1;
        for (; i > 0 && values[i - 1] > value; i--) {
            points[i] = points[i - 1];
            values[i] = values[i - 1];
        }
        points[i] = point;
        values[i] = value;
    }

    private void sort() {
        for (int i = 1; i < points.length; i++) {
            double[] point = points[i];
            double value = values[i];
            int at = i;
            for (; at > 0 && values[at - 1] > value; at--) {
                points[at] = points[at - 1];
                values[at] = values[at - 1];
            }
            points[at] = point;
            values[at] = value;
        }
    }

    private double value(double[] point) {
        evaluations++;
        return function.applyAsDouble(point);
    }
}
