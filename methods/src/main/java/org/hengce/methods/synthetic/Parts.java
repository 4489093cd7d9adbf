package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.PeriodWeight;
import org.hengce.methods.effect.UnitWeight;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/** Weights and paths, from arrays to what an effect lists. */
final class Parts {
    private Parts() {}

    /** Positive ones, heaviest first, ties by unit code. */
    static List<UnitWeight> unitWeights(List<String> donors, double[] weights) {
        List<UnitWeight> listed = new ArrayList<>();
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] > 0) {
                listed.add(new UnitWeight(donors.get(j), weights[j]));
            }
        }
        listed.sort(Comparator.comparingDouble(UnitWeight::weight).reversed().thenComparing(UnitWeight::unit));
        return listed;
    }

    /** Positive ones, earliest first. */
    static List<PeriodWeight> timeWeights(Panel panel, double[] weights) {
        List<PeriodWeight> listed = new ArrayList<>();
        for (int t = 0; t < weights.length; t++) {
            if (weights[t] > 0) {
                listed.add(new PeriodWeight(panel.period(t), weights[t]));
            }
        }
        return listed;
    }

    /**
     * The path over all periods.
     *
     * @param effects one per period
     * @param intervals one per period from the treatment on, or null where there is no inference
     */
    static List<PathPoint> path(Panel panel, Outcomes outcomes, double[] effects, @Nullable List<Interval> intervals) {
        List<PathPoint> path = new ArrayList<>();
        for (int t = 0; t < effects.length; t++) {
            Interval interval =
                    intervals == null || t < outcomes.preCount() ? null : intervals.get(t - outcomes.preCount());
            double observed = outcomes.treated(t);
            path.add(new PathPoint(
                    panel.period(t),
                    observed,
                    observed - effects[t],
                    effects[t],
                    interval == null ? Double.NaN : interval.low(),
                    interval == null ? Double.NaN : interval.high()));
        }
        return path;
    }
}
