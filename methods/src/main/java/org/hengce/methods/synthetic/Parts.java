package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.PeriodWeight;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.SyntheticDetail.LeaveOneOut;
import org.hengce.methods.effect.UnitWeight;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;
import org.jspecify.annotations.Nullable;

/** Weights and paths, from arrays to what an effect lists. */
final class Parts {
    static final Reason FITTED = new Reason(
            ReasonCode.NOT_DEFINED,
            "before the start the donors are fitted to the treated unit, so that a gap there has no interval",
            "政策开始前对照单位经拟合贴近受处理单位，该处差距没有区间");

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

    /** The interval of one period's effect. */
    @FunctionalInterface
    interface Pointwise {
        Interval of(int period, double level);
    }

    /** Gaps to be drawn, as long as they can be told apart. */
    static List<Double> drawn(double[] gaps, int placebos) {
        return Placebo.keepsGaps(placebos) ? DoubleStream.of(gaps).boxed().toList() : List.of();
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
     * @param start the first treated period
     * @param level of the intervals
     * @param intervals of one period from the first treatment on at some level; null where there is no inference
     */
    static List<PathPoint> path(
            Panel panel, double[] observed, double[] effects, int start, double level, @Nullable Pointwise intervals) {
        List<PathPoint> path = new ArrayList<>();
        for (int t = 0; t < effects.length; t++) {
            int period = t;
            Interval interval = intervals == null || t < start ? null : intervals.of(t, level);
            path.add(new PathPoint(
                    panel.period(t),
                    observed[t],
                    observed[t] - effects[t],
                    effects[t],
                    interval == null ? Double.NaN : interval.low(),
                    interval == null ? Double.NaN : interval.high(),
                    intervals == null || t < start
                            ? List.of()
                            : PathPoint.narrower(level, lower -> intervals.of(period, lower))));
        }
        return path;
    }
}
