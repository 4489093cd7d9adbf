package org.hengce.methods.did;

import java.util.Arrays;

/**
 * Bootstrap scores of all clusters for given signs, along the direction tested, divided by the root of the sample's
 * variance: as a matrix where clusters are few, else through the sums they share.
 */
final class WildScores {
    private final WildSums sums;
    private final double scale;
    private final double[][] along; // by ê or q, then cluster
    private final double[][] matrix; // by ê or q, then cluster · cluster; empty where they are many

    private WildScores(WildSums sums, double scale, double[][] along, double[][] matrix) {
        this.sums = sums;
        this.scale = scale;
        this.along = along;
        this.matrix = matrix;
    }

    /** Of ê everything is divided by the scale; of q it is already without a unit. */
    static WildScores of(WildSums sums, double scale) {
        int n = sums.clusters;
        double[] by = {scale, 1};
        double[][] along = new double[2][n];
        boolean few = n <= 2 * (sums.columns + sums.levels);
        double[][] matrix = new double[2][few ? n * n : 0];
        for (int which = 0; which < 2; which++) {
            for (int g = 0; g < n; g++) {
                along[which][g] = sums.along(which, g) / by[which];
                for (int h = 0; h < n && few; h++) {
                    matrix[which][g * n + h] = sums.share(which, g, h) / by[which];
                }
            }
        }
        return new WildScores(sums, scale, along, matrix);
    }

    int clusters() {
        return sums.clusters;
    }

    double along(int which, int cluster) {
        return along[which][cluster];
    }

    /** One thread's: signs, scores of ê and of q by cluster, and sums over clusters by level and column. */
    double[][] workspace() {
        return new double[][] {
            new double[sums.clusters],
            new double[sums.clusters],
            new double[sums.clusters],
            new double[sums.levels],
            new double[sums.columns]
        };
    }

    /** Fills the scores for the signs. */
    void sum(double[][] work) {
        for (int which = 0; which < 2; which++) {
            if (matrix[which].length > 0) {
                byMatrix(matrix[which], work[0], work[1 + which]);
            } else {
                bySums(which, work);
            }
        }
    }

    private static void byMatrix(double[] matrix, double[] signs, double[] into) {
        int n = signs.length;
        for (int g = 0; g < n; g++) {
            double score = 0;
            for (int h = 0; h < n; h++) {
                score += matrix[g * n + h] * signs[h];
            }
            into[g] = score;
        }
    }

    private void bySums(int which, double[][] work) {
        double[] signs = work[0];
        double[] fit = total(sums.ownFit[which], signs, work[3]);
        double[] scores = total(sums.scores[which], signs, work[4]);
        double unit = which == 0 ? scale : 1;
        for (int g = 0; g < signs.length; g++) {
            double shared = 0;
            for (int l = 0; l < fit.length; l++) {
                shared += sums.touch[g * fit.length + l] * fit[l];
            }
            for (int k = 0; k < scores.length; k++) {
                shared += sums.pull[g * scores.length + k] * scores[k];
            }
            work[1 + which][g] = signs[g] * along[which][g] - shared / unit;
        }
    }

    private static double[] total(double[] byCluster, double[] signs, double[] into) {
        Arrays.fill(into, 0);
        for (int g = 0; g < signs.length; g++) {
            for (int i = 0; i < into.length; i++) {
                into[i] += signs[g] * byCluster[g * into.length + i];
            }
        }
        return into;
    }
}
