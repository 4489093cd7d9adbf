package org.hengce.methods.diagnostic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;

/** Puts diagnostics together: statuses from thresholds, numbers as they stand in sentences. */
final class Check {
    private static final double P_PASS = 0.10;
    private static final double P_WARN = 0.05;
    private static final int MOST_DECIMALS = 9;

    private Check() {}

    /** PASS up to the first limit, WARN up to the second, else FAIL. */
    static Status atMost(double value, double pass, double warn) {
        if (value <= pass) {
            return Status.PASS;
        }
        return value <= warn ? Status.WARN : Status.FAIL;
    }

    /** PASS from 0.10 on, WARN from 0.05 on, else FAIL. */
    static Status ofPValue(double p) {
        if (p >= P_PASS) {
            return Status.PASS;
        }
        return p >= P_WARN ? Status.WARN : Status.FAIL;
    }

    static Diagnostic found(Name name, Status status, double statistic, String english, String chinese) {
        return new Diagnostic(name, status, statistic, Double.NaN, english, chinese);
    }

    static Diagnostic notTestable(Name name, String english, String chinese) {
        return new Diagnostic(name, Status.NOT_TESTABLE, Double.NaN, Double.NaN, english, chinese);
    }

    /** With so many decimals, and the sign that readers know. */
    static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        // What rounds to 0 has no sign.
        return text.matches("-0\\.?0*") ? text.substring(1) : text.replace('-', '−');
    }

    /** Three digits that say something, whatever the size. */
    static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        return exponent > 5 || exponent < -4
                ? String.format(Locale.ROOT, "%.2e", value).replace('-', '−')
                : number(value, Math.max(0, 2 - exponent));
    }

    /** In whole percent, with more decimals where rounding would put the share on the other side of a limit. */
    static String percent(double share, double... limits) {
        return percentNumber(share, 0, limits) + " %";
    }

    /** As Chinese text has it. */
    static String percentChinese(double share, double... limits) {
        return percentNumber(share, 0, limits) + "%";
    }

    /** In percent, with at least so many decimals. */
    static String percentNumber(double share, int decimals, double... limits) {
        return number(
                100 * share,
                apart(100 * share, decimals, DoubleStream.of(limits).map(limit -> 100 * limit)));
    }

    /** The value with so many decimals, or with more where it would read like one of the limits without being it. */
    static String number(double value, int decimals, double... limits) {
        return number(value, apart(value, decimals, DoubleStream.of(limits)));
    }

    private static int apart(double value, int decimals, DoubleStream limits) {
        int enough = decimals;
        for (double limit : limits.toArray()) {
            while (Double.isFinite(value)
                    && enough < MOST_DECIMALS
                    && value != limit
                    && rounded(value, enough) == rounded(limit, enough)) {
                enough++;
            }
        }
        return enough;
    }

    private static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** {@code = 0.031}, {@code < 0.001}. */
    static String pValue(double p) {
        return p < 0.001 ? "< 0.001" : "= " + number(p, 3, P_PASS, P_WARN);
    }
}
