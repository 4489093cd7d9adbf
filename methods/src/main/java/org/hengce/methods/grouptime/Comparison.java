package org.hengce.methods.grouptime;

import org.hengce.methods.effect.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The effects in all cells of a plan, and what each unit adds to them.
 *
 * <p>Influence values are those of the literature divided by the number of units: the variance of an estimate is the sum
 * of their squares. They have a coordinate for each cell, in the plan's order, and behind these one for each cohort, the
 * weight of the unit in its own: from them the influence on every average follows, errors of its weights included.
 */
interface Comparison {
    /** The effect; NaN where it cannot be estimated. */
    double att(int cell);

    /** Why it cannot be estimated; null where it can. */
    @Nullable
    Reason reason(int cell);

    /** The largest propensity fitted in a cell that is estimated; NaN where none is. */
    double largestPropensity();

    /** A reader for one thread. */
    Reader reader();

    /** Influence values of one unit after another. */
    interface Reader {
        /** Adds the unit's value at each coordinate; of cells that it has no part in, nothing is touched. */
        void add(int unit, double[] coordinates);
    }
}
