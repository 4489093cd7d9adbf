package org.hengce.methods.honest;

/** Nodes and weights on [−1, 1]. */
final class GaussLegendre {
    /** Exact for polynomials up to degree 63; the integrands here are smooth, and 1e-10 is reached with fewer. */
    static final int POINTS = 32;

    private static final double CONVERGED = 1e-15;

    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            // Tricomi's approximation of the root, then Newton.
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
            double step = 1;
            double slope = 1;
            while (Math.abs(step) > CONVERGED) {
                double before = 0;
                double p = 1;
                for (int n = 1; n <= POINTS; n++) {
                    double next = ((2 * n - 1) * x * p - (n - 1) * before) / n;
                    before = p;
                    p = next;
                }
                slope = POINTS * (x * p - before) / (x * x - 1);
                step = p / slope;
                x -= step;
            }
            NODES[i] = x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private GaussLegendre() {}

    static double node(int i) {
        return NODES[i];
    }

    static double weight(int i) {
        return WEIGHTS[i];
    }
}
