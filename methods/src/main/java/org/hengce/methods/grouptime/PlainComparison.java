package org.hengce.methods.grouptime;

import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.effect.Reason;
import org.jspecify.annotations.Nullable;

/** Without covariates: differences of mean changes, for which cohort means are enough. */
final class PlainComparison implements Comparison {
    private final Sample sample;
    private final Plan plan;
    private final double[] treatedChange;
    private final double[] controlChange;
    private final double[] controlWeight;

    PlainComparison(Sample sample, Plan plan, CohortMoments moments) {
        this.sample = sample;
        this.plan = plan;
        treatedChange = new double[plan.size()];
        controlChange = new double[plan.size()];
        controlWeight = new double[plan.size()];
        for (int j = 0; j < plan.size(); j++) {
            Plan.Cell cell = plan.cell(j);
            treatedChange[j] = moments.change(cell.cohort(), cell.base(), cell.period());
            for (int c = cell.firstControl(); c < sample.cohorts().count(); c++) {
                if (cell.comparesWith(c)) {
                    controlWeight[j] += sample.weight(c);
                    controlChange[j] += sample.weight(c) * moments.change(c, cell.base(), cell.period());
                }
            }
            controlChange[j] /= controlWeight[j];
        }
    }

    @Override
    public double att(int cell) {
        return plan.cell(cell).isBase() ? 0 : treatedChange[cell] - controlChange[cell];
    }

    @Override
    public @Nullable Reason reason(int cell) {
        return plan.cell(cell).isBase() || plan.controlUnits(cell) > 0
                ? null
                : Reasons.noControl(plan.treatedUnits(cell));
    }

    @Override
    public double largestPropensity() {
        return Double.NaN;
    }

    /** Mean change of the side of the cell on which the cohort stands. */
    double meanChange(int cell, int cohort) {
        return plan.cell(cell).cohort() == cohort ? treatedChange[cell] : controlChange[cell];
    }

    /** What a unit's change counts on that side, per weight: influence = factor · weight · (change − mean change). */
    double factor(int cell, int cohort) {
        return plan.cell(cell).cohort() == cohort ? 1 / sample.weight(cohort) : -1 / controlWeight[cell];
    }

    @Override
    public Reader reader() {
        double[] row = new double[sample.panel().periodCount()];
        Participation participation = new Participation(sample, plan, this);
        return (unit, coordinates) -> {
            sample.panel().readOutcomes(unit, row);
            double w = sample.panel().weight(unit);
            int cohort = sample.cohorts().indexOf(sample.panel().firstTreated(unit));
            for (int j : participation.cells(cohort)) {
                Plan.Cell cell = plan.cell(j);
                double change = row[cell.period()] - row[cell.base()];
                coordinates[j] += factor(j, cohort) * w * (change - meanChange(j, cohort));
            }
            coordinates[plan.size() + cohort] += w;
        };
    }
}
