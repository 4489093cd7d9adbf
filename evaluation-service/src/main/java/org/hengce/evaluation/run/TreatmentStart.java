package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hengce.contracts.Period;

/** From which period on a unit counts as treated (evaluation.md §1). */
final class TreatmentStart {
    private TreatmentStart() {}

    /** Whether at least half of the period lies on or after the day. */
    static boolean isTreated(Period period, LocalDate from) {
        if (!from.isAfter(period.first())) {
            return true;
        }
        if (from.isAfter(period.last())) {
            return false;
        }
        long days = ChronoUnit.DAYS.between(period.first(), period.last()) + 1;
        long treated = ChronoUnit.DAYS.between(from, period.last()) + 1;
        return 2 * treated >= days;
    }
}
