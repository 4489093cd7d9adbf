package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.inference.ReferenceLaw;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/** The path by calendar period over units already treated. */
final class Path {
    private final Panel panel;
    private final Plan plan;
    private final Comparison comparison;
    private final CohortMoments moments;
    private final Sample sample;

    Path(Panel panel, Plan plan, Comparison comparison, CohortMoments moments, Sample sample) {
        this.panel = panel;
        this.plan = plan;
        this.comparison = comparison;
        this.moments = moments;
        this.sample = sample;
    }

    /**
     * All periods.
     *
     * @param calendar the calendar average, of which {@code reported} holds the same parts with their intervals
     */
    List<PathPoint> of(Averages.@Nullable Average calendar, @Nullable Aggregate reported) {
        List<PathPoint> path = new ArrayList<>();
        for (int t = 0; t < panel.periodCount(); t++) {
            path.add(point(t, calendar, reported));
        }
        return path;
    }

    private PathPoint point(int period, Averages.@Nullable Average calendar, @Nullable Aggregate reported) {
        for (int i = 0;
                calendar != null && reported != null && i < calendar.parts().size();
                i++) {
            Target part = calendar.parts().get(i);
            if (part.key() == period) {
                double observed = mean(period, j -> plan.cell(j).period() == period);
                Aggregate.Part found = reported.parts().get(i);
                Interval interval = found.pointwise();
                return new PathPoint(
                        panel.period(period),
                        observed,
                        observed - part.att(),
                        part.att(),
                        interval == null ? Double.NaN : interval.low(),
                        interval == null ? Double.NaN : interval.high(),
                        interval == null
                                ? List.of()
                                : PathPoint.narrower(interval.level(), lower -> ReferenceLaw.normal()
                                        .interval(part.att(), found.standardError(), lower)));
            }
        }
        return new PathPoint(
                panel.period(period), mean(period, j -> true), Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Mean outcome in the period of the cohorts that have such a cell from treatment on. */
    private double mean(int period, IntPredicate wanted) {
        double sum = 0;
        double weight = 0;
        for (int c = 0; c < sample.cohorts().count(); c++) {
            int cohort = c;
            boolean counts = IntStream.range(0, plan.size())
                    .filter(j -> plan.cell(j).cohort() == cohort && plan.cell(j).afterTreatment())
                    .filter(wanted)
                    .anyMatch(j -> !Double.isNaN(comparison.att(j)));
            if (counts) {
                sum += sample.weight(c) * moments.mean(c, period);
                weight += sample.weight(c);
            }
        }
        return sum / weight;
    }
}
