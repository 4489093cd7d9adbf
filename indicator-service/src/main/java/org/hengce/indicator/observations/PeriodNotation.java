package org.hengce.indicator.observations;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.contracts.Period;
import org.jspecify.annotations.Nullable;

/** Periods in other notations than SDMX's: what may have been meant, to be offered and never taken by itself. */
final class PeriodNotation {
    private static final Pattern QUARTER =
            Pattern.compile("(\\d{4})[ /.-]?Q([1-4])|(\\d{4})年?第?([一二三四1-4])季度?|Q([1-4])[ /.-](\\d{4})");
    private static final Pattern MONTH = Pattern.compile(
            "(\\d{4})(?:[/.年M]|-M)(\\d{1,2})月?(?:份)?|(\\d{4})-(\\d)|(\\d{4})(0[1-9]|1[0-2])|(\\d{1,2})[/.](\\d{4})");
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})[/.年-](\\d{1,2})[/.月-](\\d{1,2})日?(?:[ T]00:00(?::00(?:\\.0+)?)?Z?)?|(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?W(\\d{1,2})");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:年度?|\\.0+|-?A1)?");
    private static final String QUARTERS = "一二三四";

    private PeriodNotation() {}

    /** The period in canonical text; null where the text is too far from one. */
    static @Nullable String meant(String text) {
        String plain = ExactNumber.halfWidth(text).strip().toUpperCase(Locale.ROOT);
        @Nullable String guess = guess(plain);
        try {
            return guess == null ? null : Period.parse(guess).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String guess(String text) {
        Matcher m = YEAR.matcher(text);
        if (m.matches()) {
            return m.group(1);
        }
        m = QUARTER.matcher(text);
        if (m.matches()) {
            String quarter = first(m, 2, 4, 5);
            int named = QUARTERS.indexOf(quarter);
            return "%s-Q%s".formatted(first(m, 1, 3, 6), named < 0 ? quarter : Integer.toString(named + 1));
        }
        m = MONTH.matcher(text);
        if (m.matches()) {
            return "%s-%2s"
                    .formatted(first(m, 1, 3, 5, 8), first(m, 2, 4, 6, 7))
                    .replace(' ', '0');
        }
        m = DAY.matcher(text);
        if (m.matches()) {
            return "%s-%2s-%2s"
                    .formatted(first(m, 1, 4), first(m, 2, 5), first(m, 3, 6))
                    .replace(' ', '0');
        }
        m = WEEK.matcher(text);
        return m.matches() ? "%s-W%2s".formatted(m.group(1), m.group(2)).replace(' ', '0') : null;
    }

    private static String first(Matcher m, int... groups) {
        for (int group : groups) {
            if (m.group(group) != null) {
                return m.group(group);
            }
        }
        return "";
    }
}
