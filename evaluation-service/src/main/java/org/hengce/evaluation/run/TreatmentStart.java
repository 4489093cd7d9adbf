package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import org.hengce.contracts.Period;
import org.hengce.methods.diagnostic.PartialPeriods.PartialPeriod;

/** From which period on a unit counts as treated (evaluation.md §1). */
public final class TreatmentStart {
    private TreatmentStart() {}

    /** Whether at least half of the period lies on or after the day. */
    public static boolean isTreated(Period period, LocalDate from) {
        if (!from.isAfter(period.first())) {
            return true;
        }
        if (from.isAfter(period.last())) {
            return false;
        }
        return 2 * covered(period, from) >= days(period);
    }

    /** The period within which the coverage begins, if it does not begin with one. */
    static Optional<PartialPeriod> partial(Collection<Period> periods, LocalDate from) {
        return periods.stream()
                .filter(period -> from.isAfter(period.first()) && !from.isAfter(period.last()))
                .findFirst()
                .map(period -> new PartialPeriod(
                        period.toString(), days(period), covered(period, from), isTreated(period, from)));
    }

    private static long days(Period period) {
        return ChronoUnit.DAYS.between(period.first(), period.last()) + 1;
    }

    private static long covered(Period period, LocalDate from) {
        return ChronoUnit.DAYS.between(from, period.last()) + 1;
    }
}
