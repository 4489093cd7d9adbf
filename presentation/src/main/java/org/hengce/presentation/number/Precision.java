package org.hengce.presentation.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.Transform;
import org.jspecify.annotations.Nullable;

/**
 * To which decimal a number and its error are written.
 *
 * @param decimals after the point; negative ones round to tens, hundreds …
 */
public record Precision(int decimals) {
    private static final int MOST = 12;
    private static final int WITHOUT_SIZE = 2;
    private static final double TWO_SIDED_95 = 1.959964;

    /**
     * Two significant digits of the error, without more decimals than the indicator has. Where those would hide the
     * error altogether (counts whose mean effect is below one) its first significant digit stays.
     *
     * @param error standard error; the indicator's own decimals are taken where it is no positive number
     * @param indicatorDecimals with how many decimals the indicator is published
     */
    public static Precision ofError(double error, int indicatorDecimals) {
        if (!(error > 0) || Double.isInfinite(error)) {
            return new Precision(indicatorDecimals);
        }
        // The exponent after rounding to two digits, so that 0.0999 is 0.10 and not 0.100.
        BigDecimal rounded = new BigDecimal(error).round(new MathContext(2, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        int twoDigits = 1 - exponent;
        int firstDigit = -exponent;
        return new Precision(Math.min(MOST, Math.min(twoDigits, Math.max(indicatorDecimals, firstDigit))));
    }

    /** Of an effect, from its standard error, else from the width of its interval, else three digits of its size. */
    public static Precision of(EffectDocument effect, int indicatorDecimals) {
        return of(effect.estimate(), effect.standardError(), effect.interval(), effect.transform(), indicatorDecimals);
    }

    /** The same from the parts of an effect. */
    public static Precision of(
            double estimate,
            @Nullable Double error,
            @Nullable IntervalDocument interval,
            @Nullable Transform transform,
            int indicatorDecimals) {
        // Log points and growth rates are not in the unit whose decimals the indicator gives.
        boolean own = transform != Transform.LOG && transform != Transform.GROWTH;
        double known = error == null ? errorOf(interval) : error;
        if (!(known > 0)) {
            // Nothing says how sure it is; more digits would look as if something did.
            double size = Math.abs(estimate);
            return size > 0
                    ? ofError(size / 10, own ? indicatorDecimals : MOST)
                    : new Precision(Math.min(indicatorDecimals, WITHOUT_SIZE));
        }
        return ofError(known, own ? indicatorDecimals : MOST).showingEnds(interval);
    }

    /** The error that an interval stands for, as if it were a normal one at 95 %; NaN without both ends. */
    static double errorOf(@Nullable IntervalDocument interval) {
        return interval == null || interval.low() == null || interval.high() == null
                ? Double.NaN
                : (interval.high() - interval.low()) / 2 / TWO_SIDED_95;
    }

    /**
     * More decimals where an end would be written as 0 without being 0: whether the interval holds 0 has to be seen in
     * print.
     */
    Precision showingEnds(@Nullable IntervalDocument interval) {
        if (interval == null) {
            return this;
        }
        int enough = decimals;
        while (enough < MOST && (hidden(interval.low(), enough) || hidden(interval.high(), enough))) {
            enough++;
        }
        return new Precision(enough);
    }

    /** For the difference of two numbers: two significant digits of it, so that it can be seen that they differ. */
    public static Precision ofChange(double change, int atLeast) {
        return change == 0
                ? new Precision(atLeast)
                : new Precision(Math.max(atLeast, Math.min(MOST, ofError(Math.abs(change), MOST).decimals)));
    }

    /** All decimals that a number has: for one that somebody set or sent, whose decimals are his. */
    public static Precision asGiven(double value) {
        return new Precision(
                Math.max(0, BigDecimal.valueOf(value).stripTrailingZeros().scale()));
    }

    /** The value rounded, half to even on the decimal digits that the number has. */
    public BigDecimal round(double value) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static boolean hidden(@Nullable Double end, int decimals) {
        return end != null && end != 0 && new Precision(decimals).round(end).signum() == 0;
    }
}
