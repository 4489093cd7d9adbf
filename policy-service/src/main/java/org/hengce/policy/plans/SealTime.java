package org.hengce.policy.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PlanText.PlannedReading;
import org.hengce.contracts.policy.PolicyText;

/**
 * Whether a plan was sealed in time (evaluation.md §6): before the first period after the policy's start was over, since whoever
 * has seen that period may have chosen the plan by it. Evaluations tell it in the same way.
 */
final class SealTime {
    private SealTime() {}

    /** The first day of a policy. */
    static LocalDate start(PolicyText policy) {
        return policy.coverage().stream()
                .map(covered -> Period.parse(covered.from()).first())
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("policy " + policy.code() + " covers nothing"));
    }

    /** The first period after the start: the first of which at least half lies on that day or later (evaluation.md §1). */
    static Period first(Frequency frequency, LocalDate start) {
        Period holding = Period.holding(frequency, start);
        long all = ChronoUnit.DAYS.between(holding.first(), holding.last()) + 1;
        long after = ChronoUnit.DAYS.between(start, holding.last()) + 1;
        return 2 * after >= all ? holding : holding.next();
    }

    /** The first period after the start of a policy whose readings are these. */
    static Period first(PlannedReading reading, PolicyText policy) {
        return first(Period.parse(reading.lastPeriod()).frequency(), start(policy));
    }

    static boolean isLate(PlanText plan, PolicyText policy) {
        return isLate(plan.sealedAt(), first(plan.readings().get(0), policy));
    }

    static boolean isLate(Instant sealedAt, Period first) {
        return LocalDate.ofInstant(sealedAt, ZoneOffset.UTC).isAfter(first.last());
    }
}
