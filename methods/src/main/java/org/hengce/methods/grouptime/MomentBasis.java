package org.hengce.methods.grouptime;

import org.hengce.methods.cohort.CohortMoments;

/**
 * Without covariates or clusters: a unit's influence value is the same affine function of its outcomes for all units of a
 * cohort. Columns are weight · (outcome less the unit's own mean, less the cohort's mean of that) in each period, and the
 * weight; their moments are known from {@link CohortMoments}, so that no unit is visited again.
 */
final class MomentBasis implements Basis {
    private final Sample sample;
    private final Plan plan;
    private final CohortMoments moments;
    private final PlainComparison comparison;
    private final int periods;

    MomentBasis(Sample sample, Plan plan, CohortMoments moments) {
        this.sample = sample;
        this.plan = plan;
        this.moments = moments;
        comparison = new PlainComparison(sample, plan, moments);
        periods = sample.panel().periodCount();
    }

    @Override
    public int groups() {
        return sample.cohorts().count();
    }

    @Override
    public int rows(int group) {
        return sample.size(group);
    }

    @Override
    public int width(int group) {
        return periods + 1;
    }

    @Override
    public double moment(int group, int one, int other) {
        if (one < periods && other < periods) {
            return moments.scatter(group, one, other);
        }
        int period = Math.min(one, other);
        return period < periods ? moments.drift(group, period) : moments.squaredWeight(group);
    }

    @Override
    public void expand(int group, int coordinate, double factor, double[] coefficients) {
        if (coordinate >= plan.size()) {
            coefficients[periods] += coordinate - plan.size() == group ? factor : 0;
            return;
        }
        Plan.Cell cell = plan.cell(coordinate);
        if (cell.isBase() || (cell.cohort() != group && !cell.comparesWith(group))) {
            return;
        }
        double own = factor * comparison.factor(coordinate, group);
        double apart = moments.change(group, cell.base(), cell.period()) - comparison.meanChange(coordinate, group);
        coefficients[cell.period()] += own;
        coefficients[cell.base()] -= own;
        coefficients[periods] += own * apart;
    }

    @Override
    public Reader reader() {
        double[] row = new double[periods];
        return (group, from, count, into) -> {
            for (int i = 0; i < count; i++) {
                int unit = sample.unit(sample.start(group) + from + i);
                sample.panel().readOutcomes(unit, row);
                double own = 0;
                for (double value : row) {
                    own += value;
                }
                own /= periods;
                double w = sample.panel().weight(unit);
                int at = i * (periods + 1);
                for (int t = 0; t < periods; t++) {
                    into[at + t] = w * (row[t] - own - moments.ownDeviation(group, t));
                }
                into[at + periods] = w;
            }
        };
    }
}
