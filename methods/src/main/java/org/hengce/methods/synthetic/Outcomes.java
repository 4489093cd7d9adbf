package org.hengce.methods.synthetic;

import java.util.Arrays;
import java.util.List;
import org.hengce.methods.panel.Panel;

/**
 * Outcomes of one unit, or of the average of several, beside its donors', without gaps. A placebo is another of the same
 * with a donor in the place of the treated unit, which is in no donor pool. Rows are shared and never written to.
 */
final class Outcomes {
    private final double[] treated;
    private final int treatedUnits;
    private final double[][] donors; // donor by donor
    private final int preCount;
    private final double largest;

    /**
     * Takes the arrays over.
     *
     * @param treated one per period
     * @param treatedUnits how many units it is the average of
     * @param donors donor by donor
     * @param preCount periods before the treatment
     */
    Outcomes(double[] treated, int treatedUnits, double[][] donors, int preCount) {
        this(treated, treatedUnits, donors, preCount, largest(treated, donors));
    }

    private Outcomes(double[] treated, int treatedUnits, double[][] donors, int preCount, double largest) {
        this.treated = treated;
        this.treatedUnits = treatedUnits;
        this.donors = donors;
        this.preCount = preCount;
        this.largest = largest;
    }

    private static double largest(double[] treated, double[][] donors) {
        double largest = 0;
        for (double value : treated) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (double[] donor : donors) {
            for (double value : donor) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    /** Of a design with one cohort. */
    static Outcomes of(Panel panel, Design design) {
        Design.Cohort cohort = design.cohorts().get(0);
        double[][] treated = rows(panel, cohort.units());
        return new Outcomes(mean(treated), treated.length, rows(panel, design.donors()), cohort.start());
    }

    private static double[][] rows(Panel panel, List<Integer> units) {
        return units.stream().map(panel::outcomes).toArray(double[][]::new);
    }

    /** Period by period; of one row that row. */
    static double[] mean(double[][] rows) {
        if (rows.length == 1) {
            return rows[0];
        }
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int t = 0; t < mean.length; t++) {
                mean[t] += row[t];
            }
        }
        for (int t = 0; t < mean.length; t++) {
            mean[t] /= rows.length;
        }
        return mean;
    }

    /** The donor as if treated, against the other donors; needs at least two donors. */
    Outcomes placebo(int donor) {
        return new Outcomes(donors[donor], 1, others(donor), preCount, largest);
    }

    /** The same without one donor; needs at least two. */
    Outcomes without(int donor) {
        return new Outcomes(treated, treatedUnits, others(donor), preCount, largest);
    }

    /** Only the first periods, with the treatment at an earlier one. */
    Outcomes cut(int newPreCount, int periods) {
        double[][] shorter = Arrays.stream(donors)
                .map(donor -> Arrays.copyOf(donor, periods))
                .toArray(double[][]::new);
        return new Outcomes(Arrays.copyOf(treated, periods), treatedUnits, shorter, newPreCount, largest);
    }

    private double[][] others(int donor) {
        double[][] others = new double[donors.length - 1][];
        System.arraycopy(donors, 0, others, 0, donor);
        System.arraycopy(donors, donor + 1, others, donor, others.length - donor);
        return others;
    }

    /** How many units the treated row is the average of. */
    int treatedUnits() {
        return treatedUnits;
    }

    double treated(int period) {
        return treated[period];
    }

    /** In every period. */
    double[] treated() {
        return treated;
    }

    double[] treatedPre() {
        return Arrays.copyOf(treated, preCount);
    }

    double[][] donorsPre() {
        double[][] pre = new double[donors.length][];
        for (int j = 0; j < donors.length; j++) {
            pre[j] = Arrays.copyOf(donors[j], preCount);
        }
        return pre;
    }

    double donor(int donor, int period) {
        return donors[donor][period];
    }

    int donorCount() {
        return donors.length;
    }

    int preCount() {
        return preCount;
    }

    int periodCount() {
        return treated.length;
    }

    /** Observed less weighted donors, in every period. */
    double[] gaps(double[] weights) {
        double[] gaps = treated.clone();
        // In index order, always: the order is part of "same seed, same bits".
        for (int j = 0; j < donors.length; j++) {
            if (weights[j] != 0) {
                for (int t = 0; t < gaps.length; t++) {
                    gaps[t] -= weights[j] * donors[j][t];
                }
            }
        }
        return gaps;
    }

    double meanPost(double[] values) {
        double sum = 0;
        for (int t = preCount; t < values.length; t++) {
            sum += values[t];
        }
        return sum / (values.length - preCount);
    }

    double meanPostOfDonor(int donor) {
        return meanPost(donors[donor]);
    }

    /** No outcome is larger, in absolute value: what rounding errors are measured by. */
    double largest() {
        return largest;
    }
}
