package org.hengce.methods.grouptime;

import java.util.List;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.panel.Panel;

/**
 * The panel's covariates behind a constant, each brought to mean 0 and spread 1 over all units and periods used. No
 * estimate depends on where and in what unit a covariate is measured; the precision does.
 */
final class Covariates {
    private static final double LARGEST = 1e140;

    private final Sample sample;
    private final int count;
    private final double[] centre;
    private final double[] scale; // 1 ÷ spread
    private final boolean constantInTime;

    private Covariates(Sample sample, double[] centre, double[] scale, boolean constantInTime) {
        this.sample = sample;
        this.count = centre.length;
        this.centre = centre;
        this.scale = scale;
        this.constantInTime = constantInTime;
    }

    static Covariates of(Sample sample) {
        Panel panel = sample.panel();
        int periods = panel.periodCount();
        int count = panel.covariates().size();
        double[] centre = new double[count];
        double[] scale = new double[count];
        double[] row = new double[periods];
        boolean constant = true;
        double cells = (double) sample.size() * periods;
        for (int k = 0; k < count; k++) {
            // Measured from some value of its own, so that a large level costs no digits.
            double shift = panel.covariate(k, sample.unit(0), 0);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < sample.size(); i++) {
                panel.readCovariate(k, sample.unit(i), row);
                for (double value : row) {
                    constant &= value == row[0];
                    double apart = value - shift;
                    sum += apart;
                    squares += apart * apart;
                }
            }
            double mean = sum / cells;
            double variance = Math.max(0, squares / cells - mean * mean);
            if (!(Math.abs(shift) < LARGEST && squares < LARGEST * LARGEST)) {
                throw new NotEstimableException(
                        Code.OUT_OF_RANGE,
                        List.of(),
                        "the covariate %s has values whose squares cannot be computed with"
                                .formatted(panel.covariates().get(k)),
                        "协变量 %s 的取值过大，其平方超出可计算范围".formatted(panel.covariates().get(k)));
            }
            centre[k] = shift + mean;
            scale[k] = variance > 0 ? 1 / Math.sqrt(variance) : 1;
        }
        return new Covariates(sample, centre, scale, constant);
    }

    /** The constant included. */
    int width() {
        return count + 1;
    }

    /** Whether every unit has the same values in all periods, so that it does not matter which is taken. */
    boolean constantInTime() {
        return constantInTime;
    }

    /** The name of the covariate in a column other than 0, which is the constant. */
    String name(int column) {
        return sample.panel().covariates().get(column - 1);
    }

    /** A reader for one thread. */
    Reader reader() {
        return new Reader();
    }

    /** The covariates of one unit after another. */
    final class Reader {
        private final double[] row = new double[sample.panel().periodCount()];
        private final double[] values = new double[(constantInTime ? 1 : row.length) * width()];

        Reader() {
            for (int at = 0; at < values.length; at += width()) {
                values[at] = 1;
            }
        }

        /** The unit's covariates, period by period, or of one period where they are constant; reused by the next call. */
        double[] read(int unit) {
            for (int k = 0; k < count; k++) {
                if (constantInTime) {
                    values[k + 1] = (sample.panel().covariate(k, unit, 0) - centre[k]) * scale[k];
                } else {
                    sample.panel().readCovariate(k, unit, row);
                    for (int t = 0; t < row.length; t++) {
                        values[t * width() + k + 1] = (row[t] - centre[k]) * scale[k];
                    }
                }
            }
            return values;
        }

        /** Where the values of the period begin. */
        int at(int period) {
            return constantInTime ? 0 : period * width();
        }
    }
}
