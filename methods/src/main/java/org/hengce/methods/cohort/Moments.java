package org.hengce.methods.cohort;

import java.util.Arrays;

/** Sums of {@link CohortMoments} that can be merged; flat arrays, cohort by cohort. */
final class Moments {
    final int periods;
    final int pairs;
    final int[] units;
    final double[] weight;
    final double[] squared;
    final double[] level; // of the units' own means
    final double[] mean; // by period, measured from the units' own means, as all that follows
    final double[] drift;
    final double[] scatter; // lower triangle, row by row; empty where it is not wanted
    private final double[] toOwn;
    private final double[] toOther;

    Moments(int cohorts, int periods, boolean withScatter) {
        this.periods = periods;
        pairs = periods * (periods + 1) / 2;
        units = new int[cohorts];
        weight = new double[cohorts];
        squared = new double[cohorts];
        level = new double[cohorts];
        mean = new double[cohorts * periods];
        drift = new double[cohorts * periods];
        scatter = new double[withScatter ? Math.multiplyExact(cohorts, pairs) : 0];
        toOwn = new double[periods];
        toOther = new double[periods];
    }

    static int pair(int one, int other) {
        int row = Math.max(one, other);
        return row * (row + 1) / 2 + Math.min(one, other);
    }

    /** Adds what the other holds; it is left as it was. */
    void merge(Moments other) {
        for (int c = 0; c < units.length; c++) {
            if (other.units[c] > 0) {
                merge(other, c);
            }
        }
    }

    private void merge(Moments other, int c) {
        double total = weight[c] + other.weight[c];
        double share = units[c] == 0 ? 1 : other.weight[c] / total;
        level[c] = units[c] == 0 ? other.level[c] : level[c] + (other.level[c] - level[c]) * share;
        int at = c * periods;
        for (int t = 0; t < periods; t++) {
            double apart = other.mean[at + t] - mean[at + t];
            toOwn[t] = -apart * share; // from the new mean to the old one
            toOther[t] = apart * (1 - share);
            mean[at + t] = units[c] == 0 ? other.mean[at + t] : mean[at + t] + apart * share;
        }
        if (scatter.length > 0) {
            int from = c * pairs;
            for (int s = 0; s < periods; s++) {
                for (int t = 0; t <= s; t++) {
                    int at2 = from + s * (s + 1) / 2 + t;
                    scatter[at2] += moved(this, c, s, t, toOwn) + other.scatter[at2] + moved(other, c, s, t, toOther);
                }
            }
        }
        for (int t = 0; t < periods; t++) {
            drift[at + t] += squared[c] * toOwn[t] + other.drift[at + t] + other.squared[c] * toOther[t];
        }
        units[c] += other.units[c];
        weight[c] = total;
        squared[c] += other.squared[c];
    }

    /** What a scatter gains when its centre moves by −d. */
    private static double moved(Moments of, int c, int s, int t, double[] d) {
        int at = c * of.periods;
        return of.drift[at + s] * d[t] + of.drift[at + t] * d[s] + of.squared[c] * d[s] * d[t];
    }

    /** Forgets one cohort. */
    void clear(int c) {
        units[c] = 0;
        weight[c] = 0;
        squared[c] = 0;
        level[c] = 0;
        Arrays.fill(mean, c * periods, (c + 1) * periods, 0);
        Arrays.fill(drift, c * periods, (c + 1) * periods, 0);
        if (scatter.length > 0) {
            Arrays.fill(scatter, c * pairs, (c + 1) * pairs, 0);
        }
    }
}
