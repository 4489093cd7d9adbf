package org.hengce.methods.linalg;

import java.util.Arrays;

/**
 * Finds the column whose product with a vector is least. Up to some hundreds of columns are all looked at every time. Of
 * more only a few candidates are, until none of them is good enough; then all are looked at again, which also proves the
 * end.
 */
final class Pricing {
    private static final int ALL_EVERY_TIME = 256;
    private static final int CANDIDATES = 128;

    private final double[][] d;
    private final double[] products;
    private final int[] candidates = new int[CANDIDATES];
    private double[][] candidateColumns = {};
    private final double[] candidateProducts = new double[CANDIDATES];

    Pricing(double[][] d) {
        this.d = d;
        products = new double[d.length];
    }

    /** The column with the least product below the bound, the first of equals; −1 where there is none. */
    int best(double[] x, double bound, boolean[] passedOver) {
        if (d.length <= ALL_EVERY_TIME) {
            return bestOfAll(x, bound, passedOver);
        }
        int best = bestCandidate(x, bound, passedOver);
        if (best < 0) {
            best = bestOfAll(x, bound, passedOver);
            chooseCandidates(bound, passedOver);
        }
        return best;
    }

    private int bestOfAll(double[] x, double bound, boolean[] passedOver) {
        SimplexLeastSquares.multiply(d, x, products);
        int best = -1;
        double least = bound;
        for (int j = 0; j < products.length; j++) {
            if (!passedOver[j] && products[j] < least) {
                least = products[j];
                best = j;
            }
        }
        return best;
    }

    private int bestCandidate(double[] x, double bound, boolean[] passedOver) {
        SimplexLeastSquares.multiply(candidateColumns, x, candidateProducts);
        int best = -1;
        double least = bound;
        for (int i = 0; i < candidateColumns.length; i++) {
            if (!passedOver[candidates[i]] && candidateProducts[i] < least) {
                least = candidateProducts[i];
                best = candidates[i];
            }
        }
        return best;
    }

    /** Those with the least products, of equals the first, and then in index order. */
    private void chooseCandidates(double bound, boolean[] passedOver) {
        int count = 0;
        for (int j = 0; j < products.length; j++) {
            boolean full = count == CANDIDATES;
            double needed = full ? products[candidates[CANDIDATES - 1]] : bound;
            if (!passedOver[j] && products[j] < needed) {
                int at = full ? CANDIDATES - 1 : count++;
                for (; at > 0 && products[candidates[at - 1]] > products[j]; at--) {
                    candidates[at] = candidates[at - 1];
                }
                candidates[at] = j;
            }
        }
        Arrays.sort(candidates, 0, count);
        candidateColumns = new double[count][];
        Arrays.setAll(candidateColumns, i -> d[candidates[i]]);
    }
}
