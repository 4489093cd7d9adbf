package org.hengce.indicator.observations;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as statistics are written, and refuses those that could not be stored as they were sent.
 *
 * <p>Values are stored in double precision. A number is taken if the double nearest to it, written with as many significant
 * digits as were sent, is that number again: always so up to 15 digits, and for the 16 or 17 that programs print of doubles.
 */
public final class ExactNumber {
    private static final int ALWAYS_EXACT = 15;
    private static final int LONGEST = 100;
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern GROUPED_BY_POINTS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+,\\d+");
    private static final Pattern GROUPED_BY_SPACES =
            Pattern.compile("[+-]?\\d{1,3}([ '\\u00A0\\u2009\\u202F]\\d{3})+([.,]\\d+)?");

    private ExactNumber() {}

    /** A text that is no number that can be stored. */
    public static final class WrongNumberException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient RowProblem problem;

        WrongNumberException(RowProblem problem) {
            super(problem.reason().en(), null, false, false);
            this.problem = problem;
        }

        /** What is said of the row. */
        public RowProblem problem() {
            return problem;
        }
    }

    /** The number that the text says, without anything lost. */
    public static double parse(String text) throws WrongNumberException {
        int digits = significantDigits(text);
        if (digits < 0) {
            throw noNumber(text);
        }
        double value = Double.parseDouble(text) + 0.0; // there is no -0 in statistics; this makes it 0
        boolean lost = Double.isInfinite(value) || (value == 0 && digits > 0);
        if (lost || text.length() > LONGEST || (digits > ALWAYS_EXACT && !survives(text, value, digits))) {
            throw new WrongNumberException(new RowProblem(
                    "value",
                    text,
                    lost
                            ? Message.of(
                                    "'%s' is beyond double precision, in which values are stored (about 1e-308 to 1e308)",
                                    "“%s”超出存储所用双精度的范围（约 1e-308 至 1e308）", shown(text))
                            : Message.of(
                                    "'%s' has more digits than double precision keeps and would be stored as %s; round it yourself (15 digits always fit)",
                                    "“%s”的位数超出双精度，将被存为 %s；请自行舍入（15 位以内总能保存）", shown(text), value)));
        }
        return value;
    }

    private static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static boolean survives(String text, double value, int digits) {
        return new BigDecimal(value)
                        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .compareTo(new BigDecimal(text))
                == 0;
    }

    /**
     * How many digits stand from the first to the last that is not 0; -1 if this is no decimal number. Java would also read
     * 1d, 0x1p3, NaN and Infinity; none of them is a value of a statistic.
     */
    private static int significantDigits(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int digits = 0;
        int significant = 0;
        int zeros = 0;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
                if (c != '0') {
                    significant += (significant > 0 ? zeros : 0) + 1;
                    zeros = 0;
                } else {
                    zeros++;
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        return digits > 0 && isExponent(text, at) ? significant : -1;
    }

    private static boolean isExponent(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        int at = from + 1;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int first = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > first && at == text.length();
    }

    private static WrongNumberException noNumber(String text) {
        RowProblem problem = new RowProblem(
                "value",
                text,
                isNoValue(text)
                        ? Message.of(
                                "'%s' is no value; leave the cell empty and give status O (missing) or Q (suppressed)",
                                "“%s”不是数值；请将单元格留空并使用状态 O（缺失）或 Q（隐去）", text)
                        : Message.of(
                                "'%s' is not a number; write it with a decimal point and no thousands separators, as 90.1",
                                "“%s”不是数字；请使用小数点且不加千位分隔符，例如 90.1", text));
        return new WrongNumberException(problem.suggesting(meant(text)));
    }

    private static boolean isNoValue(String text) {
        return text.matches("(?i)[+-]?(nan|inf|infinity|∞)|n/?a|null|none|\\.\\.?\\.?|-+|—|…");
    }

    /** What a number in another notation may mean, where that is certain enough to be offered; never taken by itself. */
    static @Nullable String meant(String text) {
        String plain = halfWidth(text).strip();
        if (GROUPED.matcher(plain).matches()) {
            // 1,234 as well: in Chinese and in English a thousand and more. Who writes decimal commas reads it before
            // taking it.
            plain = plain.replace(",", "");
        } else if (GROUPED_BY_POINTS.matcher(plain).matches()) {
            plain = plain.replace(".", "").replace(',', '.');
        } else if (GROUPED_BY_SPACES.matcher(plain).matches()) {
            plain = plain.replaceAll("[ '\\u00A0\\u2009\\u202F]", "").replace(',', '.');
        } else if (COMMA.matcher(plain).matches()) {
            plain = plain.replace(',', '.');
        }
        return !plain.equals(text) && significantDigits(plain) >= 0 ? plain : null;
    }

    /** Full-width digits and signs, as Chinese input methods write them, in their usual form. */
    static String halfWidth(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c);
        }
        return plain.toString();
    }
}
