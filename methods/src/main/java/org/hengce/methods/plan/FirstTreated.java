package org.hengce.methods.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hengce.methods.panel.Frequency;
import org.hengce.methods.panel.PeriodName;

/** The first treated period of a policy that begins on a day. */
final class FirstTreated {
    /** After it no period has a name. */
    private static final int LAST_YEAR = 9999;

    private FirstTreated() {}

    /** The first period of which at least half lies on that day or later. */
    static PeriodName of(Frequency frequency, LocalDate start) {
        PeriodName holding = holding(frequency, start);
        long all = ChronoUnit.DAYS.between(holding.firstDay(), holding.lastDay()) + 1;
        long after = ChronoUnit.DAYS.between(start, holding.lastDay()) + 1;
        boolean most = 2 * after >= all || holding.lastDay().getYear() >= LAST_YEAR;
        return most ? holding : PeriodName.of(frequency, holding.ordinal() + 1);
    }

    private static PeriodName holding(Frequency frequency, LocalDate day) {
        return PeriodName.of(frequency, ordinalHolding(frequency, day));
    }

    /** The ordinal of the period that holds that day. */
    static long ordinalHolding(Frequency frequency, LocalDate day) {
        long months = 12L * day.getYear() + day.getMonthValue() - 1;
        return switch (frequency) {
            case ANNUAL -> day.getYear();
            case QUARTERLY -> Math.floorDiv(months, 3L);
            case MONTHLY -> months;
            case WEEKLY -> weeks(day);
            case DAILY -> day.toEpochDay();
            case UNDATED -> throw new IllegalStateException("numbers hold no day");
        };
    }

    private static long weeks(LocalDate day) {
        LocalDate first = PeriodName.of(Frequency.WEEKLY, 0).firstDay();
        return Math.floorDiv(ChronoUnit.DAYS.between(first, day), 7L);
    }
}
