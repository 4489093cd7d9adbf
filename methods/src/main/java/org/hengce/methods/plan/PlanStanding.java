package org.hengce.methods.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation counts as.
 *
 * @param kind which of the three
 * @param reading the number of the reading that it is, from 1; 0 where it is none
 * @param missed numbers of the readings before it on whose day there was no evaluation, nor on any before the next: they
 *     will not be made, and their error goes to this one; empty where it is no reading
 * @param next the reading that comes next, from 1; 0 where none is left
 */
public record PlanStanding(Kind kind, int reading, List<Integer> missed, int next) {
    /** The names are those on the wire. */
    public enum Kind {
        /** Made on a day that a sealed plan names: counts. */
        READING,
        /** Made at another time: at 95 %, nothing is spent and no change of rating announced. */
        PROVISIONAL,
        /** Made without a plan. */
        EXPLORATORY
    }

    /** Copies the list. */
    public PlanStanding {
        missed = List.copyOf(missed);
    }

    /**
     * The first evaluation whose {@code asOf} is on a reading's day or later is that reading; where several days have
     * passed without one, it is the last of them.
     *
     * @param plan one without problems; null where there is none
     * @param asOf the day up to whose end the data are known, in the zone in which the plan's days are meant
     * @param taken numbers of the readings that earlier evaluations under this plan were
     */
    public static PlanStanding of(@Nullable EvaluationPlan plan, LocalDate asOf, Collection<Integer> taken) {
        if (plan == null) {
            return new PlanStanding(Kind.EXPLORATORY, 0, List.of(), 0);
        }
        List<PlannedReading> readings = plan.readings();
        int due = 0; // number of the last reading whose day has come
        for (int k = 1; k <= readings.size(); k++) {
            due = readings.get(k - 1).on().isAfter(asOf) ? due : k;
        }
        int last = taken.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (due <= last) {
            return new PlanStanding(Kind.PROVISIONAL, 0, List.of(), last < readings.size() ? last + 1 : 0);
        }
        List<Integer> missed = IntStream.range(last + 1, due).boxed().toList();
        return new PlanStanding(Kind.READING, due, missed, due < readings.size() ? due + 1 : 0);
    }
}
