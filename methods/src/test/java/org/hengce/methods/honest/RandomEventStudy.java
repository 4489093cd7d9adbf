package org.hengce.methods.honest;

import java.util.Random;
import java.util.stream.LongStream;
import org.hengce.methods.effect.Covariance;

/**
 * Event-study coefficients from a seed: errors that share the reference's own and wander, trends that are parallel,
 * linear or rough.
 */
final class RandomEventStudy {
    private final int pre;
    private final double[] betahat;
    private final double[][] root;

    private RandomEventStudy(int pre, double[] betahat, double[][] root) {
        this.pre = pre;
        this.betahat = betahat;
        this.root = root;
    }

    static LongStream seeds() {
        return LongStream.range(1, 26);
    }

    /** 1 to 7 coefficients before the reference, 1 to 6 after. */
    static RandomEventStudy of(long seed) {
        Random random = new Random(seed);
        return of(seed, 1 + random.nextInt(7), 1 + random.nextInt(6));
    }

    static RandomEventStudy of(long seed, int pre, int post) {
        Random random = new Random(seed);
        int n = pre + post;
        double common = random.nextDouble();
        double[][] root = new double[n][n + 2];
        for (int k = 0; k < n + 2; k++) {
            double shared = random.nextGaussian();
            for (int i = 0; i < n; i++) {
                double before = i == 0 || i == pre ? 0 : root[i - 1][k];
                root[i][k] = common * (0.1 * shared + before) + 0.05 * random.nextGaussian();
            }
        }
        double slope = random.nextInt(2) * 0.1 * random.nextGaussian();
        double rough = 0.02 + 0.3 * random.nextDouble();
        double effect = random.nextGaussian();
        double[] betahat = new double[n];
        for (int i = 0; i < n; i++) {
            int time = i < pre ? i - pre : i - pre + 1;
            betahat[i] = slope * time + rough * random.nextGaussian() + (i < pre ? 0 : effect);
        }
        return new RandomEventStudy(pre, betahat, root);
    }

    int pre() {
        return pre;
    }

    int post() {
        return betahat.length - pre;
    }

    double[] betahat() {
        return betahat.clone();
    }

    double[][] sigma() {
        int n = betahat.length;
        double[][] sigma = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < root[i].length; k++) {
                    sigma[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        return sigma;
    }

    /** Estimates of these true values with errors of this covariance. */
    double[] drawnAround(double[] truth, Random random) {
        double[] drawn = truth.clone();
        for (int k = 0; k < root[0].length; k++) {
            double z = random.nextGaussian();
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] += root[i][k] * z;
            }
        }
        return drawn;
    }

    Coefficients coefficients() {
        return Coefficients.of(betahat, Covariance.of(sigma()), pre);
    }
}
