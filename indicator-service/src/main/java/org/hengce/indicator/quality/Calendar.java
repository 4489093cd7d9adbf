package org.hengce.indicator.quality;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Period;

/** Periods with their first and last days, for SQL. */
final class Calendar {
    private final List<Period> periods;

    private Calendar(List<Period> periods) {
        this.periods = periods;
    }

    static Calendar of(List<String> periods) {
        return new Calendar(periods.stream().map(Period::parse).toList());
    }

    /** From a period on all of its frequency whose values are due on a day: so long after their end. */
    static Calendar due(String from, String lag, LocalDate today) {
        List<Period> due = new ArrayList<>();
        Period next = Period.parse(from);
        while (!next.last().plus(java.time.Period.parse(lag)).isAfter(today)) {
            due.add(next);
            next = after(next);
        }
        return new Calendar(due);
    }

    private static Period after(Period period) {
        LocalDate first = period.last().plus(1, ChronoUnit.DAYS);
        return Period.parse(
                switch (period.frequency()) {
                    case A -> "%04d".formatted(first.getYear());
                    case Q -> "%04d-Q%d".formatted(first.getYear(), (first.getMonthValue() + 2) / 3);
                    case M -> first.toString().substring(0, 7);
                    case W -> new Period(Frequency.W, first, first.plusDays(6)).toString();
                    case D -> first.toString();
                });
    }

    String[] texts() {
        return periods.stream().map(Period::toString).toArray(String[]::new);
    }

    String[] firstDays() {
        return periods.stream().map(p -> p.first().toString()).toArray(String[]::new);
    }

    String[] lastDays() {
        return periods.stream().map(p -> p.last().toString()).toArray(String[]::new);
    }
}
