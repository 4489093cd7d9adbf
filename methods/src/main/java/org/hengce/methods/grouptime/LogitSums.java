package org.hengce.methods.grouptime;

import java.util.Arrays;
import java.util.List;

/**
 * Log likelihood, score and information of the logits of several designs at given coefficients, in one pass over units.
 * Weights are brought to mean 1, so that stopping rules do not depend on their unit.
 */
final class LogitSums implements Sweep.Visitor<LogitSums> {
    /** Products of so many factors of at most 2 are still numbers; one logarithm then does for all of them. */
    private static final double LARGEST_PRODUCT = 0x1p1000;

    private final Sample sample;
    private final Covariates.Reader reader;
    private final double meanWeight;
    private final List<Design> designs;
    private final int[][] designsOf; // by cohort
    private final double[][] coefficients;
    private final int width;
    private final double[] logLikelihood; // without the logarithms of the products
    private final double[][] score;
    private final double[][] information; // triangles
    private final double[] product;
    private final Logistic logistic = new Logistic();

    /**
     * Sums at these coefficients.
     *
     * @param designsOf by cohort: designs to be looked at
     * @param coefficients by design
     */
    LogitSums(
            Sample sample,
            Covariates covariates,
            double meanWeight,
            List<Design> designs,
            int[][] designsOf,
            double[][] coefficients) {
        this.sample = sample;
        this.meanWeight = meanWeight;
        this.designs = designs;
        this.coefficients = coefficients;
        reader = covariates.reader();
        width = covariates.width();
        this.designsOf = designsOf;
        logLikelihood = new double[designs.size()];
        product = new double[designs.size()];
        score = new double[designs.size()][width];
        information = new double[designs.size()][Triangle.length(width)];
        Arrays.fill(product, 1);
    }

    @Override
    public void visit(int unit, int cohort) {
        if (designsOf[cohort].length == 0) {
            return;
        }
        double[] x = reader.read(unit);
        double w = sample.panel().weight(unit) / meanWeight;
        for (int d : designsOf[cohort]) {
            Design design = designs.get(d);
            int at = reader.at(design.period());
            double eta = Triangle.dot(x, at, coefficients[d]);
            logistic.at(eta);
            boolean treated = design.cohort() == cohort;
            logLikelihood[d] += w * ((treated ? eta : 0) - Math.max(eta, 0));
            if (w == 1) {
                product[d] *= 1 + logistic.tail;
                if (product[d] > LARGEST_PRODUCT) {
                    logLikelihood[d] -= StrictMath.log(product[d]);
                    product[d] = 1;
                }
            } else {
                logLikelihood[d] -= w * StrictMath.log(1 + logistic.tail);
            }
            double residual = w * ((treated ? 1 : 0) - logistic.propensity);
            double[] own = score[d];
            for (int a = 0; a < width; a++) {
                own[a] += residual * x[at + a];
            }
            Triangle.addSquare(x, at, width, w * logistic.information, information[d], 0);
        }
    }

    double logLikelihood(int design) {
        return logLikelihood[design] - StrictMath.log(product[design]);
    }

    double[] score(int design) {
        return score[design];
    }

    /** Row by row. */
    double[][] information(int design) {
        return Triangle.square(information[design], 0, width);
    }

    /** Numbers held. */
    static long numbers(int designs, int width) {
        return (long) designs * (2 + width + Triangle.length(width));
    }

    @Override
    public void merge(LogitSums other) {
        for (int d = 0; d < designs.size(); d++) {
            logLikelihood[d] += other.logLikelihood(d);
            for (int i = 0; i < width; i++) {
                score[d][i] += other.score[d][i];
            }
            for (int i = 0; i < information[d].length; i++) {
                information[d][i] += other.information[d][i];
            }
        }
    }
}
