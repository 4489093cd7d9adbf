package org.hengce.methods.plan;

import org.hengce.methods.choice.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One point in which an evaluation is not what was planned.
 *
 * @param item what about
 * @param series of the goal, as {@link GoalSpecification#series}; null where it is about the whole
 * @param planned what the plan says
 * @param done what was done
 */
public record Departure(Item item, @Nullable String series, Sentence planned, Sentence done) {
    /** The rows of the table, always in this order; the names are those on the wire. */
    public enum Item {
        /** A goal that was planned and not evaluated, or the other way, or in another transform. */
        OUTCOME,
        /** Another estimator. */
        METHOD,
        /** Other units to compare with. */
        CONTROLS,
        /** Other periods looked at. */
        WINDOW,
        /** Another smallest effect of interest. */
        SMALLEST_EFFECT,
        /** Another day, or other data, than the reading's; a reading that was not made. */
        READING,
        /** Another weight in the score. */
        WEIGHT
    }
}
