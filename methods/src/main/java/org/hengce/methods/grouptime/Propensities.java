package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.linalg.NormalEquations;
import org.jspecify.annotations.Nullable;

/**
 * Logits of treatment on covariates by maximum likelihood, for all designs at once: each Newton step of all of them is one
 * pass over the units.
 *
 * <p>Where controls alone can be told from the rest, coefficients run away while the fitted propensities of those controls
 * go to 0 and all else settles: the search ends there, as it does at a maximum. Whether treated units can be told from all
 * controls shows in the largest propensity.
 */
final class Propensities {
    private static final int PASSES_AT_MOST = 200;
    private static final int HALVINGS_AT_MOST = 30;
    /** Squared Newton decrement, in units of one observation, after which one more step leaves rounding only. */
    private static final double CONVERGED = 1e-12;
    /** Relative; a log likelihood that falls by less has not fallen. */
    private static final double ROUNDING = 1e-12;

    private final Sample sample;
    private final Covariates covariates;
    private final List<Search> searches = new ArrayList<>();

    private Propensities(Sample sample, Covariates covariates, List<Design> designs) {
        this.sample = sample;
        this.covariates = covariates;
        for (Design design : designs) {
            searches.add(new Search(start(design)));
        }
    }

    static Propensities of(Sample sample, Covariates covariates, List<Design> designs, int threads) {
        Propensities found = new Propensities(sample, covariates, designs);
        double weight = 0;
        for (int c = 0; c < sample.cohorts().count(); c++) {
            weight += sample.weight(c);
        }
        double meanWeight = weight / sample.size();
        for (int pass = 0; pass < PASSES_AT_MOST && !found.searching().isEmpty(); pass++) {
            double[][] at =
                    found.searches.stream().map(search -> search.coefficients).toArray(double[][]::new);
            int[][] designsOf = Design.byCohort(sample, designs, d -> !found.searches.get(d).ended);
            LogitSums sums = Sweep.over(
                    sample,
                    LogitSums.numbers(designs.size(), covariates.width()),
                    threads,
                    () -> new LogitSums(sample, covariates, meanWeight, designs, designsOf, at));
            for (int d : found.searching()) {
                found.searches.get(d).step(sums, d);
            }
        }
        return found;
    }

    /** The share of treated units, the same for all. */
    private double[] start(Design design) {
        double controls = 0;
        for (int c = 0; c < sample.cohorts().count(); c++) {
            controls += design.isControl(c) ? sample.weight(c) : 0;
        }
        double[] coefficients = new double[covariates.width()];
        coefficients[0] = StrictMath.log(sample.weight(design.cohort()) / controls);
        return coefficients;
    }

    private List<Integer> searching() {
        List<Integer> active = new ArrayList<>();
        for (int d = 0; d < searches.size(); d++) {
            if (!searches.get(d).ended) {
                active.add(d);
            }
        }
        return active;
    }

    /** The design's coefficients; null where some covariates are collinear. */
    double @Nullable [] coefficients(int design) {
        Search search = searches.get(design);
        return search.collinear.isEmpty() ? search.coefficients : null;
    }

    /** Whether a maximum, or a limit of it, was found. */
    boolean found(int design) {
        return searches.get(design).found;
    }

    /** Names of the covariates that are combinations of others among the design's units. */
    List<String> collinear(int design) {
        return searches.get(design).collinear.stream().map(covariates::name).toList();
    }

    private static final class Search {
        private double[] coefficients;
        private double @Nullable [] previous;
        private double logLikelihood;
        private int halvings;
        private boolean ended;
        private boolean found;
        private List<Integer> collinear = List.of();

        Search(double[] start) {
            coefficients = start;
        }

        void step(LogitSums sums, int design) {
            double reached = sums.logLikelihood(design);
            double[] from = previous;
            if (from != null
                    && reached < logLikelihood - ROUNDING * Math.abs(logLikelihood)
                    && halvings < HALVINGS_AT_MOST) {
                halvings++;
                for (int a = 0; a < from.length; a++) {
                    coefficients[a] = (coefficients[a] + from[a]) / 2;
                }
                return;
            }
            NormalEquations newton = NormalEquations.of(sums.information(design));
            if (from == null && !newton.collinear().isEmpty()) {
                // All propensities are still the same, so that it is the covariates themselves.
                collinear = newton.collinear();
                ended = true;
                return;
            }
            logLikelihood = reached;
            halvings = 0;
            double[] score = sums.score(design);
            double[] step = newton.solve(score);
            previous = coefficients.clone();
            double decrement = 0;
            for (int a = 0; a < step.length; a++) {
                if (!Double.isNaN(step[a])) {
                    coefficients[a] += step[a];
                    decrement += step[a] * score[a];
                }
            }
            found = decrement <= CONVERGED;
            ended = found || !Double.isFinite(decrement);
        }
    }
}
