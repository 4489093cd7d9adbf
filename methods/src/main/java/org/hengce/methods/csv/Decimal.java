package org.hengce.methods.csv;

/** Numbers as JSON and Java write them, with a point and without anything else. */
final class Decimal {
    private static final double[] POWERS_OF_TEN = powers();
    /** Whole numbers up to here are doubles. */
    private static final long EXACT = 1L << 53;
    /** No digit more fits into a long for certain. */
    private static final long FULL = (Long.MAX_VALUE - 9) / 10;

    private static final int EXPONENT_LIMIT = 100_000;

    private Decimal() {}

    /**
     * The number nearest to what is written; infinite where it is too large, NaN where it is no number. Not empty.
     *
     * <p>Where the digits are a double and the power of ten is one, too, one multiplication or division rounds once and
     * is therefore right (Clinger, PLDI 1990); else the JDK does it.
     */
    static double parse(char[] text, int from, int to) {
        int i = from;
        boolean negative = text[i] == '-';
        if (negative || text[i] == '+') {
            i++;
        }
        long digits = 0;
        int power = 0;
        boolean all = true;
        int begin = i;
        for (; i < to && isDigit(text[i]); i++) {
            all &= digits <= FULL;
            digits = all ? 10 * digits + (text[i] - '0') : digits;
        }
        int count = i - begin;
        if (i < to && text[i] == '.') {
            int point = ++i;
            for (; i < to && isDigit(text[i]); i++) {
                all &= digits <= FULL;
                digits = all ? 10 * digits + (text[i] - '0') : digits;
            }
            count += i - point;
            power = point - i;
        }
        if (count == 0) {
            return Double.NaN;
        }
        if (i < to && (text[i] == 'e' || text[i] == 'E')) {
            int end = exponentEnd(text, i + 1, to);
            if (end != to) {
                return Double.NaN;
            }
            power += exponent(text, i + 1, to);
        } else if (i != to) {
            return Double.NaN;
        }
        if (all && digits <= EXACT && power < POWERS_OF_TEN.length && -power < POWERS_OF_TEN.length) {
            double value = power < 0 ? digits / POWERS_OF_TEN[-power] : digits * POWERS_OF_TEN[power];
            return negative ? -value : value;
        }
        return Double.parseDouble(new String(text, from, to - from));
    }

    /** Where the exponent ends; −1 where there is none. */
    private static int exponentEnd(char[] text, int from, int to) {
        int i = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        int begin = i;
        while (i < to && isDigit(text[i])) {
            i++;
        }
        return i > begin ? i : -1;
    }

    private static int exponent(char[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (isDigit(text[i]) && value < EXPONENT_LIMIT) {
                value = 10 * value + (text[i] - '0');
            }
        }
        return text[from] == '-' ? -value : value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static double[] powers() {
        double[] powers = new double[23]; // 10²² is the last that is a double
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }
}
