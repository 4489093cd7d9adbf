package org.hengce.methods.effect;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * One period of the path of observed and counterfactual outcome.
 *
 * @param period name of the period
 * @param observed outcome of the treated unit, or the treated units' average
 * @param counterfactual what the method says it would have been without the treatment
 * @param effect observed − counterfactual; NaN where that is no effect
 * @param low lower end of the pointwise interval of the effect, by the procedure and at the level of the result's own;
 *     NaN where there is none, as in every period before the treatment
 * @param high upper end, or NaN
 * @param narrower intervals of the effect by the same procedure at lower levels, narrowest first, to be drawn within the
 *     first; empty where there are none
 */
public record PathPoint(
        String period,
        double observed,
        double counterfactual,
        double effect,
        double low,
        double high,
        List<Interval> narrower) {
    private static final double[] NARROWER = {0.5, 0.8};

    /** Copies the list. */
    public PathPoint {
        narrower = List.copyOf(narrower);
    }

    /** Without intervals inside the first. */
    public PathPoint(String period, double observed, double counterfactual, double effect, double low, double high) {
        this(period, observed, counterfactual, effect, low, high, List.of());
    }

    /** The intervals at 50 and 80 % as far as they lie below the level and have ends. */
    public static List<Interval> narrower(double level, DoubleFunction<Interval> procedure) {
        return DoubleStream.of(NARROWER)
                .filter(lower -> lower < level)
                .mapToObj(procedure)
                .filter(Interval::hasBothEnds)
                .toList();
    }
}
