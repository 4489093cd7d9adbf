package org.hengce.methods.synthetic;

import java.util.Arrays;
import java.util.List;
import org.hengce.methods.panel.Panel;

/**
 * One unit's outcomes beside its donors', without gaps. A placebo is another of the same with a donor in the place of
 * the treated unit, which is in no donor pool. Rows are shared and never written to.
 */
final class Outcomes {
    private final double[] treated;
    private final double[][] donors; // donor by donor
    private final int preCount;

    private Outcomes(double[] treated, double[][] donors, int preCount) {
        this.treated = treated;
        this.donors = donors;
        this.preCount = preCount;
    }

    static Outcomes of(Panel panel, Design design) {
        List<String> units = panel.units();
        double[][] donors = new double[design.donors().size()][];
        for (int j = 0; j < donors.length; j++) {
            donors[j] = panel.outcomes(units.indexOf(design.donors().get(j)));
        }
        return new Outcomes(panel.outcomes(units.indexOf(design.treated())), donors, design.preCount());
    }

    /** The donor as if treated, against the other donors; needs at least two donors. */
    Outcomes placebo(int donor) {
        double[][] others = new double[donors.length - 1][];
        System.arraycopy(donors, 0, others, 0, donor);
        System.arraycopy(donors, donor + 1, others, donor, others.length - donor);
        return new Outcomes(donors[donor], others, preCount);
    }

    double treated(int period) {
        return treated[period];
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

    /** The largest outcome, in absolute value: what rounding errors are measured by. */
    double largest() {
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
}
