package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Synthetic difference-in-differences cohort by cohort, each against the never treated, weighted by treated unit-periods
 * (Clarke, Pailañir, Athey and Imbens 2023, algorithm 2). With one cohort it is that cohort's.
 */
final class StaggeredFit {
    private final Pattern pattern;
    private final List<Outcomes> outcomes;
    private final List<DidFit> fits;
    private final List<Regularisation> zetas;
    private final double[] coefficients;

    private StaggeredFit(
            Pattern pattern,
            List<Outcomes> outcomes,
            List<DidFit> fits,
            List<Regularisation> zetas,
            double[] coefficients) {
        this.pattern = pattern;
        this.outcomes = outcomes;
        this.fits = fits;
        this.zetas = zetas;
        this.coefficients = coefficients;
    }

    /**
     * Fits every cohort.
     *
     * @param given regularisation by cohort; null to take it from these donors
     */
    static StaggeredFit of(Cells cells, Pattern pattern, @Nullable List<Regularisation> given) {
        double[] coefficients = Projection.coefficients(cells, pattern, new ArrayList<>());
        double[][] table = cells.residuals(coefficients);
        List<Outcomes> outcomes = new ArrayList<>();
        List<DidFit> fits = new ArrayList<>();
        List<Regularisation> zetas = new ArrayList<>();
        for (int c = 0; c < pattern.cohorts(); c++) {
            Outcomes own = pattern.outcomes(c, table);
            Regularisation zeta = given == null ? Regularisation.of(own) : given.get(c);
            outcomes.add(own);
            zetas.add(zeta);
            fits.add(DidFit.of(own, zeta));
        }
        return new StaggeredFit(pattern, outcomes, fits, zetas, coefficients);
    }

    /** With weights given by cohort, nothing being estimated. */
    static Replicate of(Pattern pattern, double[][] table, List<double[]> omegas, List<double[]> lambdas) {
        List<Outcomes> outcomes = new ArrayList<>();
        List<DidFit> fits = new ArrayList<>();
        for (int c = 0; c < pattern.cohorts(); c++) {
            outcomes.add(pattern.outcomes(c, table));
            fits.add(DidFit.of(outcomes.get(c), omegas.get(c), lambdas.get(c)));
        }
        return combined(outcomes, fits);
    }

    /** Estimate and path. */
    Replicate combined() {
        return combined(outcomes, fits);
    }

    private static Replicate combined(List<Outcomes> outcomes, List<DidFit> fits) {
        double[] shares = shares(outcomes);
        double estimate = 0;
        for (int c = 0; c < fits.size(); c++) {
            estimate += shares[c] * fits.get(c).estimate();
        }
        return new Replicate(estimate, path(outcomes, fits));
    }

    /** Of each cohort, of all treated unit-periods. */
    private static double[] shares(List<Outcomes> outcomes) {
        double[] shares = new double[outcomes.size()];
        double all = 0;
        for (int c = 0; c < shares.length; c++) {
            Outcomes own = outcomes.get(c);
            shares[c] = (double) own.treatedUnits() * (own.periodCount() - own.preCount());
            all += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= all;
        }
        return shares;
    }

    /**
     * Period by period the mean over units already treated, before the first treatment over all of them; weighted by
     * how many they are, its mean from the first treatment on is the estimate.
     */
    private static double[] path(List<Outcomes> outcomes, List<DidFit> fits) {
        if (fits.size() == 1) {
            return fits.get(0).effects();
        }
        double[] path = new double[outcomes.get(0).periodCount()];
        for (int t = 0; t < path.length; t++) {
            double units = 0;
            double sum = 0;
            for (int c = 0; c < fits.size(); c++) {
                Outcomes own = outcomes.get(c);
                if (isShown(outcomes, c, t)) {
                    units += own.treatedUnits();
                    sum += own.treatedUnits() * fits.get(c).effects()[t];
                }
            }
            path[t] = sum / units;
        }
        return path;
    }

    /** Whether the cohort is treated already, or none is. Cohorts stand in the order of their starts. */
    private static boolean isShown(List<Outcomes> outcomes, int cohort, int period) {
        return period < outcomes.get(0).preCount()
                || period >= outcomes.get(cohort).preCount();
    }

    /** What was observed of the units in the path, before covariates were taken out. */
    double[] observed(Cells cells) {
        List<Outcomes> asObserved = new ArrayList<>();
        for (int c = 0; c < pattern.cohorts(); c++) {
            asObserved.add(pattern.outcomes(c, cells.outcomes()));
        }
        if (asObserved.size() == 1) {
            return asObserved.get(0).treated();
        }
        double[] observed = new double[cells.periods()];
        for (int t = 0; t < observed.length; t++) {
            double units = 0;
            for (int c = 0; c < asObserved.size(); c++) {
                if (isShown(asObserved, c, t)) {
                    units += asObserved.get(c).treatedUnits();
                    observed[t] +=
                            asObserved.get(c).treatedUnits() * asObserved.get(c).treated(t);
                }
            }
            observed[t] /= units;
        }
        return observed;
    }

    /** Donors' weights, averaged over cohorts by their shares. */
    double[] weights() {
        double[] weights = new double[pattern.donors().length];
        double[] shares = shares(outcomes);
        for (int c = 0; c < fits.size(); c++) {
            for (int j = 0; j < weights.length; j++) {
                weights[j] += shares[c] * fits.get(c).weights()[j];
            }
        }
        return weights;
    }

    /** Weights of the periods before each cohort's treatment, averaged likewise. */
    double[] timeWeights() {
        double[] weights = new double[outcomes.get(outcomes.size() - 1).preCount()];
        double[] shares = shares(outcomes);
        for (int c = 0; c < fits.size(); c++) {
            double[] own = fits.get(c).timeWeights();
            for (int t = 0; t < own.length; t++) {
                weights[t] += shares[c] * own[t];
            }
        }
        return weights;
    }

    /** Of each cohort, of all treated unit-periods. */
    double[] shares() {
        return shares(outcomes);
    }

    Pattern pattern() {
        return pattern;
    }

    List<Outcomes> outcomes() {
        return outcomes;
    }

    List<DidFit> fits() {
        return fits;
    }

    List<Regularisation> zetas() {
        return zetas;
    }

    /** Of the covariates that were taken out. */
    double[] coefficients() {
        return coefficients;
    }
}
