package org.hengce.methods.panel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.methods.option.OptionException;

/**
 * A period's name read: an SDMX period ({@code 2021}, {@code 2021-Q3}, {@code 2021-07}, {@code 2021-W05},
 * {@code 2021-07-15}) or a whole number that is not a year ({@code 1}, {@code 192}).
 *
 * @param ordinal counts periods of this frequency: neighbours differ by 1
 * @param text the name; each period has one only
 */
public record PeriodName(Frequency frequency, long ordinal, String text) implements Comparable<PeriodName> {
    private static final Pattern DATED = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|W(\\d{2})|(\\d{2})(?:-(\\d{2}))?))?");
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,8}");
    private static final Comparator<PeriodName> ORDER =
            Comparator.comparing(PeriodName::frequency).thenComparingLong(PeriodName::ordinal);
    private static final int DAYS_OF_WEEK = 7;
    /** The epoch's first Monday, from which weeks are counted. */
    private static final long MONDAY = LocalDate.of(1970, 1, 5).toEpochDay();

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException if it has none of the forms above or names a day, week or month that does not
     *     exist
     */
    public static PeriodName parse(String text) {
        Matcher m = DATED.matcher(text);
        try {
            if (m.matches()) {
                return dated(text, m);
            }
        } catch (DateTimeException e) {
            throw malformed(text);
        }
        if (NUMBER.matcher(text).matches()) {
            return new PeriodName(Frequency.UNDATED, Long.parseLong(text), text);
        }
        throw malformed(text);
    }

    /**
     * The period with this ordinal.
     *
     * @throws IllegalArgumentException if its year has not four digits
     */
    public static PeriodName of(Frequency frequency, long ordinal) {
        String text =
                switch (frequency) {
                    case ANNUAL -> "%04d".formatted(ordinal);
                    case QUARTERLY -> "%04d-Q%d".formatted(Math.floorDiv(ordinal, 4L), Math.floorMod(ordinal, 4) + 1);
                    case MONTHLY -> "%04d-%02d".formatted(Math.floorDiv(ordinal, 12L), Math.floorMod(ordinal, 12) + 1);
                    case WEEKLY ->
                        DateTimeFormatter.ISO_WEEK_DATE
                                .format(LocalDate.ofEpochDay(MONDAY + ordinal * DAYS_OF_WEEK))
                                .replaceFirst("-\\d$", "");
                    case DAILY -> LocalDate.ofEpochDay(ordinal).toString();
                    case UNDATED -> Long.toString(ordinal);
                };
        return parse(text);
    }

    /**
     * The first day.
     *
     * @throws IllegalStateException if the period is a number, which has no days
     */
    public LocalDate firstDay() {
        return firstDay(ordinal);
    }

    /**
     * The last day.
     *
     * @throws IllegalStateException if the period is a number, which has no days
     */
    public LocalDate lastDay() {
        return firstDay(ordinal + 1).minusDays(1);
    }

    private LocalDate firstDay(long number) {
        return switch (frequency) {
            case ANNUAL -> LocalDate.of((int) number, 1, 1);
            case QUARTERLY -> LocalDate.of((int) Math.floorDiv(number, 4L), 3 * Math.floorMod(number, 4) + 1, 1);
            case MONTHLY -> LocalDate.of((int) Math.floorDiv(number, 12L), Math.floorMod(number, 12) + 1, 1);
            case WEEKLY -> LocalDate.ofEpochDay(MONDAY + number * DAYS_OF_WEEK);
            case DAILY -> LocalDate.ofEpochDay(number);
            case UNDATED -> throw new IllegalStateException("the period " + text + " is a number and has no days");
        };
    }

    private static PeriodName dated(String text, Matcher m) {
        int year = Integer.parseInt(m.group(1));
        if (m.group(2) != null) {
            return new PeriodName(Frequency.QUARTERLY, 4L * year + Integer.parseInt(m.group(2)) - 1, text);
        }
        if (m.group(3) != null) {
            int week = Integer.parseInt(m.group(3));
            // 4 January is always in week 1 of its ISO year.
            LocalDate inFirst = LocalDate.of(year, 1, 4);
            if (!IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirst).isValidValue(week)) {
                throw malformed(text);
            }
            long firstWeek = Math.floorDiv(inFirst.toEpochDay() - MONDAY, DAYS_OF_WEEK);
            return new PeriodName(Frequency.WEEKLY, firstWeek + week - 1, text);
        }
        if (m.group(5) != null) {
            return new PeriodName(Frequency.DAILY, LocalDate.parse(text).toEpochDay(), text);
        }
        if (m.group(4) != null) {
            LocalDate first = LocalDate.of(year, Integer.parseInt(m.group(4)), 1);
            return new PeriodName(Frequency.MONTHLY, 12L * year + first.getMonthValue() - 1, text);
        }
        return new PeriodName(Frequency.ANNUAL, year, text);
    }

    private static OptionException malformed(String text) {
        return new OptionException(
                "'%s' is not a period; write 2021, 2021-Q3, 2021-07, 2021-W05, 2021-07-15 or a whole number"
                        .formatted(text),
                "“%s”不是时期；请写作 2021、2021-Q3、2021-07、2021-W05、2021-07-15 或整数".formatted(text));
    }

    @Override
    public int compareTo(PeriodName other) {
        return ORDER.compare(this, other);
    }
}
