package org.hengce.presentation.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.IntervalDocument;
import org.jspecify.annotations.Nullable;

/** Writes numbers in one language: the minus is −, thousands are grouped, ranges say "to" or 至. */
public final class Numerals {
    private static final char MINUS = '\u2212';
    private static final char NARROW_SPACE = '\u202f';

    private final boolean chinese;

    /** Numbers for readers of this language. */
    public Numerals(Language language) {
        chinese = language == Language.ZH;
    }

    /** {@code −5.3}, {@code 12,345}. */
    public String number(double value, Precision precision) {
        return plain(precision.round(value));
    }

    /** {@code −5.3 ± 7.0}. */
    public String withError(double value, double error, Precision precision) {
        return number(value, precision) + " ± " + number(error, precision);
    }

    /** {@code −5.3 (−19.0 to 8.4)}; without an interval the number alone, which says so. */
    public String withInterval(double value, @Nullable IntervalDocument interval, Precision precision) {
        return within(number(value, precision), range(interval, precision));
    }

    /** A number with what it lies within, both as text: {@code −14.9 % (−18.4 to −11.2 %)}. */
    public String within(String number, String range) {
        return number + (chinese ? "（" + range + "）" : " (" + range + ")");
    }

    /** {@code −19.0 to 8.4}; an end that does not exist is named. */
    public String range(@Nullable IntervalDocument interval, Precision precision) {
        Double low = interval == null ? null : interval.low();
        Double high = interval == null ? null : interval.high();
        if (low == null && high == null) {
            return chinese ? "无区间" : "no interval";
        }
        String from = low == null ? (chinese ? "无下限" : "no lower end") : number(low, precision);
        String to = high == null ? (chinese ? "无上限" : "no upper end") : number(high, precision);
        return from + (chinese ? " 至 " : " to ") + to;
    }

    /** A share as a percentage: {@code 77.6 %}, in Chinese {@code 77.6%}. */
    public String percent(double share, int decimals) {
        return percentage(share * 100, new Precision(decimals));
    }

    /** A share as a percentage with no more decimals than it needs, one at most: {@code 100 %}, {@code 12.5 %}. */
    public String share(double share) {
        BigDecimal tenths = new Precision(1).round(share * 100);
        return percent(share, tenths.remainder(BigDecimal.ONE).signum() == 0 ? 0 : 1);
    }

    /** {@code −14.9 %}, in Chinese {@code −14.9%}: a number that is a percentage already. */
    public String percentage(double percent, Precision precision) {
        return withSign(number(percent, precision));
    }

    /** Text that ends in a number, with the sign of a percentage behind it. */
    public String withSign(String number) {
        return chinese ? number + "%" : number + NARROW_SPACE + "%";
    }

    /** The level of an interval, without decimals that say nothing: {@code 95 %}, {@code 99.45 %}. */
    public String level(double level) {
        BigDecimal percent = BigDecimal.valueOf(level * 100)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return percent(level, Math.max(0, percent.scale()));
    }

    /** What stands after "p" in a sentence: {@link #pCell} with the sign before it, {@code = 0.449}. */
    public String pValue(double p, @Nullable Integer placeboCount) {
        String alone = pCell(p, placeboCount);
        return alone.startsWith("<") ? alone : "= " + alone;
    }

    /**
     * A p-value under its heading: {@code 0.449}, {@code < 0.001}, or {@code 2/37} where it is a rank among placebos.
     * Rounding never moves it across 0.05.
     *
     * @param placeboCount how many placebos there are; null where the p-value is no rank
     */
    public String pCell(double p, @Nullable Integer placeboCount) {
        if (placeboCount != null) {
            long rank = Math.round(p * (placeboCount + 1));
            if (Math.abs(rank - p * (placeboCount + 1)) < 1e-9) {
                return rank + "/" + (placeboCount + 1);
            }
        }
        if (p < 0.001) {
            return "< 0.001";
        }
        int decimals = 3;
        BigDecimal fivePercent = new BigDecimal("0.05");
        BigDecimal exact = BigDecimal.valueOf(p);
        while (decimals < 12
                && new Precision(decimals).round(p).compareTo(fivePercent) == 0
                && exact.compareTo(fivePercent) != 0) {
            decimals++;
        }
        return number(p, new Precision(decimals));
    }

    private static String plain(BigDecimal rounded) {
        String digits = rounded.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        StringBuilder text = new StringBuilder();
        if (rounded.signum() < 0) {
            text.append(MINUS);
        }
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(whole.charAt(i));
        }
        return point < 0
                ? text.toString()
                : text.append(digits.substring(point)).toString();
    }
}
