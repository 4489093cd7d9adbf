package org.hengce.methods.plan;

import org.hengce.methods.effect.Method;
import org.jspecify.annotations.Nullable;

/**
 * How one goal is evaluated: as planned, or as it was done.
 *
 * @param indicator code
 * @param sector code, or several joined with a plus; null for all sectors together
 * @param transform wire name, as {@code LEVEL}
 * @param method planned: null leaves it to the data
 * @param controls who serves as comparison
 * @param windowFrom first period looked at; null for the first there is
 * @param windowTo last period looked at; null for the last there is
 * @param smallestEffect ε in the transformed unit; NaN for the default
 * @param weight in the score; NaN where no goal has one
 */
public record GoalSpecification(
        String indicator,
        @Nullable String sector,
        String transform,
        @Nullable Method method,
        Controls controls,
        @Nullable String windowFrom,
        @Nullable String windowTo,
        double smallestEffect,
        double weight) {

    /** Whether both are about the same series. */
    boolean sameSeries(GoalSpecification other) {
        return series().equals(other.series());
    }

    /** The indicator, with its sector or sectors where it is not all of them together: {@code output/C26+C27}. */
    public String series() {
        return sector == null ? indicator : indicator + "/" + sector;
    }
}
