package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.PeriodWeight;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.SyntheticDetail.LeaveOneOut;
import org.hengce.methods.effect.UnitWeight;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;
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

    /** Estimates without each donor of positive weight, heaviest first; a reason where there is one donor only. */
    static List<LeaveOneOut> leaveOneOut(
            EffectBuilder effect, List<String> donors, double[] weights, int threads, IntToDoubleFunction estimate) {
        if (donors.size() == 1) {
            effect.reason(
                    "leaveOneOut",
                    new Reason(
                            ReasonCode.NOT_ENOUGH_DATA,
                            "without %s there is no donor left".formatted(donors.get(0)),
                            "剔除 %s 后没有其他对照单位".formatted(donors.get(0))));
            return List.of();
        }
        List<UnitWeight> heaviest = unitWeights(donors, weights);
        return Parallel.inOrder(heaviest.size(), threads, i -> {
            String donor = heaviest.get(i).unit();
            return new LeaveOneOut(donor, estimate.applyAsDouble(donors.indexOf(donor)));
        });
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
     * @param observed one per period
     * @param effects one per period
     * @param intervals one per period from the first treatment on, or null where there is no inference
     */
    static List<PathPoint> path(Panel panel, double[] observed, double[] effects, @Nullable List<Interval> intervals) {
        int from = intervals == null ? effects.length : effects.length - intervals.size();
        List<PathPoint> path = new ArrayList<>();
        for (int t = 0; t < effects.length; t++) {
            Interval interval = intervals == null || t < from ? null : intervals.get(t - from);
            path.add(new PathPoint(
                    panel.period(t),
                    observed[t],
                    observed[t] - effects[t],
                    effects[t],
                    interval == null ? Double.NaN : interval.low(),
                    interval == null ? Double.NaN : interval.high()));
        }
        return path;
    }
}
