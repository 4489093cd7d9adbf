package org.hengce.methods.did;

import org.hengce.methods.cohort.Cohorts;

/** How many rows there are of each cohort in each period, and what they weigh. */
final class Cells {
    private final Cohorts cohorts;
    private final int periods;
    private final int[] rows;
    private final double[] weight;

    Cells(Cohorts cohorts, int periods) {
        this.cohorts = cohorts;
        this.periods = periods;
        rows = new int[cohorts.count() * periods];
        weight = new double[cohorts.count() * periods];
    }

    void add(int cohort, int period, int count, double weighing) {
        rows[cohort * periods + period] += count;
        weight[cohort * periods + period] += weighing;
    }

    Cohorts cohorts() {
        return cohorts;
    }

    int periods() {
        return periods;
    }

    int rows(int cohort, int period) {
        return rows[cohort * periods + period];
    }

    double weight(int cohort, int period) {
        return weight[cohort * periods + period];
    }
}
