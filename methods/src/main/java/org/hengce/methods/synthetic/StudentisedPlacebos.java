package org.hengce.methods.synthetic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.hengce.methods.effect.Interval;

/**
 * PLACEBO_STUDENTISED: absolute effects of placebos, each in its own pre-RMSPE, are what the treated unit's would be
 * like without an effect.
 *
 * <p>All comparisons are made in the treated unit's scale, |placebo effect| · treated pre-RMSPE ÷ placebo pre-RMSPE, so
 * that p-value and interval rest on the very same numbers and cannot disagree by rounding.
 */
final class StudentisedPlacebos {
    /** Relative; nearer than this is a tie, which counts against the effect. */
    private static final double TIE = 1e-12;

    private final double estimate;
    private final double[] ascending;

    /**
     * Effects of the placebos beside their pre-RMSPEs, all positive.
     *
     * @param preRmspe of the treated unit, positive
     */
    StudentisedPlacebos(double estimate, double preRmspe, double[] effects, double[] preRmspes) {
        this.estimate = estimate;
        ascending = new double[effects.length];
        double size = Math.abs(estimate);
        for (int u = 0; u < effects.length; u++) {
            double scaled = Math.abs(effects[u]) / preRmspes[u] * preRmspe;
            ascending[u] = Math.abs(scaled - size) <= TIE * size ? size : scaled;
        }
        Arrays.sort(ascending);
    }

    /** (1 + number of placebos at least as large) ÷ (1 + number of placebos). */
    double pValue() {
        int atLeast = 0;
        for (double scaled : ascending) {
            atLeast += scaled >= Math.abs(estimate) ? 1 : 0;
        }
        return (1.0 + atLeast) / (1 + ascending.length);
    }

    /** All effects that the test at 1 − level does not reject; without ends where it can reject none. */
    Interval interval(double level) {
        int rank = alpha(level)
                .multiply(BigDecimal.valueOf(ascending.length + 1L))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        if (rank == 0) {
            return Interval.withoutEnds(level);
        }
        double half = ascending[ascending.length - rank];
        return new Interval(level, estimate - half, estimate + half);
    }

    /** The fewest placebos with which the interval has ends. */
    static long needed(double level) {
        return BigDecimal.ONE.divide(alpha(level), 0, RoundingMode.CEILING).longValueExact() - 1;
    }

    /** In decimal: in binary 1 − 0.9 is less than 0.1, and ten times it would be cut to 0. */
    private static BigDecimal alpha(double level) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(level));
    }
}
