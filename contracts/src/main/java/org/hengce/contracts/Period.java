package org.hengce.contracts;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SDMX observational time period: {@code 2021}, {@code 2021-Q3}, {@code 2021-07}, {@code 2021-W05}, {@code 2021-07-15}.
 *
 * <p>Ordered by first day, then by frequency; {@link #toString()} is the canonical text, which {@link #parse} reads back.
 *
 * @param first the first day of the period
 * @param last the last day of the period, inclusive
 */
public record Period(Frequency frequency, LocalDate first, LocalDate last) implements Comparable<Period> {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|W(\\d{2})|(\\d{2})(?:-(\\d{2}))?))?");

    private static final Comparator<Period> ORDER =
            Comparator.comparing(Period::first).thenComparing(Period::frequency);

    /**
     * Reads a period.
     *
     * @throws IllegalArgumentException if the text has none of the forms above or names a day, week or month that does not exist
     */
    public static Period parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw malformed(text);
        }
        int year = Integer.parseInt(m.group(1));
        try {
            if (m.group(2) != null) {
                return ofMonths(Frequency.Q, YearMonth.of(year, 3 * Integer.parseInt(m.group(2)) - 2), 3);
            }
            if (m.group(3) != null) {
                return ofWeek(text, year, Integer.parseInt(m.group(3)));
            }
            if (m.group(5) != null) {
                LocalDate day = LocalDate.parse(text);
                return new Period(Frequency.D, day, day);
            }
            if (m.group(4) != null) {
                return ofMonths(Frequency.M, YearMonth.of(year, Integer.parseInt(m.group(4))), 1);
            }
            return ofMonths(Frequency.A, YearMonth.of(year, 1), 12);
        } catch (DateTimeException e) {
            throw malformed(text);
        }
    }

    /** The period of this frequency that holds the day. */
    public static Period holding(Frequency frequency, LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return switch (frequency) {
            case A -> ofMonths(frequency, month.withMonth(1), 12);
            case Q -> ofMonths(frequency, month.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1), 3);
            case M -> ofMonths(frequency, month, 1);
            case W -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Period(frequency, monday, monday.plusDays(6));
            }
            case D -> new Period(frequency, day, day);
        };
    }

    /** The one after it. */
    public Period next() {
        return holding(frequency, last.plusDays(1));
    }

    private static Period ofMonths(Frequency frequency, YearMonth from, int months) {
        return new Period(frequency, from.atDay(1), from.plusMonths(months - 1L).atEndOfMonth());
    }

    private static Period ofWeek(String text, int year, int week) {
        // 4 January is always in week 1 of its ISO year.
        LocalDate inWeekOne = LocalDate.of(year, 1, 4);
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(inWeekOne)
                                .getMaximum()) {
            throw malformed(text);
        }
        LocalDate monday = inWeekOne
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
        return new Period(Frequency.W, monday, monday.plusDays(6));
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "'%s' is not a period; write 2021, 2021-Q3, 2021-07, 2021-W05 or 2021-07-15".formatted(text));
    }

    @Override
    public int compareTo(Period other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return switch (frequency) {
            case A -> "%04d".formatted(first.getYear());
            case Q -> "%04d-Q%d".formatted(first.getYear(), (first.getMonthValue() + 2) / 3);
            case M -> YearMonth.from(first).toString();
            case W ->
                "%04d-W%02d"
                        .formatted(first.get(IsoFields.WEEK_BASED_YEAR), first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case D -> first.toString();
        };
    }
}
