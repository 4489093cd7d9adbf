package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hengce.methods.effect.Reason;
import org.jspecify.annotations.Nullable;

/** With covariates: propensities, then sums for all regressions and means, then influence unit by unit. */
final class AdjustedComparison implements Comparison {
    private final Sample sample;
    private final Plan plan;
    private final Covariates covariates;
    private final List<Design> designs;
    private final List<DesignFit> fits;
    private final int[][] designsOf;
    private final double[] att;
    private final List<@Nullable Reason> reasons;
    private final double largestPropensity;

    private AdjustedComparison(
            Sample sample, Plan plan, Covariates covariates, List<Design> designs, List<DesignFit> fits) {
        this.sample = sample;
        this.plan = plan;
        this.covariates = covariates;
        this.designs = designs;
        this.fits = fits;
        designsOf = Design.byCohort(sample, designs, d -> fits.get(d).reason() == null);
        att = new double[plan.size()];
        reasons = new ArrayList<>(plan.size());
        for (int j = 0; j < plan.size(); j++) {
            boolean base = plan.cell(j).isBase();
            att[j] = base ? 0 : Double.NaN;
            reasons.add(base ? null : Reasons.noControl(plan.treatedUnits(j)));
        }
        double largest = Double.NaN;
        for (int d = 0; d < fits.size(); d++) {
            List<Integer> cells = designs.get(d).cells();
            for (int j = 0; j < cells.size(); j++) {
                att[cells.get(j)] = fits.get(d).att(j);
                reasons.set(cells.get(j), fits.get(d).reason());
            }
            double own = fits.get(d).largestPropensity();
            largest = own > largest || Double.isNaN(largest) ? own : largest;
        }
        largestPropensity = largest;
    }

    static AdjustedComparison of(Sample sample, Plan plan, CellEstimator by, int threads) {
        Covariates covariates = Covariates.of(sample);
        List<Design> designs = Design.of(plan, covariates.constantInTime());
        Propensities propensities =
                Propensities.of(sample, covariates, by.fitsPropensity() ? designs : List.of(), threads);
        double @Nullable [][] coefficients = new double @Nullable [designs.size()][];
        for (int d = 0; d < designs.size() && by.fitsPropensity(); d++) {
            coefficients[d] = propensities.coefficients(d);
        }
        DesignSums sums = Sweep.over(
                sample,
                DesignSums.numbers(designs, covariates.width()),
                threads,
                () -> new DesignSums(sample, plan, covariates, designs, Arrays.asList(coefficients)));
        List<DesignFit> fits = new ArrayList<>();
        for (int d = 0; d < designs.size(); d++) {
            fits.add(DesignFit.of(plan, designs.get(d), covariates, propensities, d, sums.of(d), by));
        }
        return new AdjustedComparison(sample, plan, covariates, designs, fits);
    }

    @Override
    public double att(int cell) {
        return att[cell];
    }

    @Override
    public @Nullable Reason reason(int cell) {
        return reasons.get(cell);
    }

    @Override
    public double largestPropensity() {
        return largestPropensity;
    }

    @Override
    public Reader reader() {
        Covariates.Reader reader = covariates.reader();
        double[] outcomes = new double[sample.panel().periodCount()];
        Logistic logistic = new Logistic();
        return (unit, coordinates) -> {
            int cohort = sample.cohorts().indexOf(sample.panel().firstTreated(unit));
            double w = sample.panel().weight(unit);
            sample.panel().readOutcomes(unit, outcomes);
            double[] x = reader.read(unit);
            for (int d : designsOf[cohort]) {
                Design design = designs.get(d);
                fits.get(d)
                        .add(
                                design.cohort() == cohort,
                                w,
                                x,
                                reader.at(design.period()),
                                outcomes,
                                logistic,
                                coordinates);
            }
            coordinates[plan.size() + cohort] += w;
        };
    }
}
