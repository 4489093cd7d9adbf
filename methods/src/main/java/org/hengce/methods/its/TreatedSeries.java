package org.hengce.methods.its;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.Requirements;
import org.hengce.methods.panel.Panel;

/** The treated units of one cohort as one series, or the reason why there is none. */
final class TreatedSeries {
    /** What differs by less than this share of the largest number differs by rounding only. */
    private static final double ROUNDING = 1e-12;

    /** Of less, squares vanish. */
    private static final double SMALLEST_SPREAD = 1e-140;

    private final Panel panel;
    private final double[] values;
    private final int start;
    private final List<String> treated;
    private final List<DroppedUnit> dropped;

    private TreatedSeries(Panel panel, double[] values, int start, List<String> treated, List<DroppedUnit> dropped) {
        this.panel = panel;
        this.values = values;
        this.start = start;
        this.treated = treated;
        this.dropped = dropped;
    }

    /**
     * Units without gaps are taken where a mean is asked for; a sum without one of its parts would be another.
     *
     * @throws NotEstimableException without a treated unit, with several cohorts, with gaps in what is needed, or with
     *     values that do not differ or cannot be squared
     */
    static TreatedSeries of(Panel panel, UnitAggregate aggregate) {
        Requirements.check(panel);
        int[] becomeTreated = IntStream.range(0, panel.unitCount())
                .filter(u -> !panel.neverTreated(u) && !panel.alwaysTreated(u))
                .toArray();
        refuseUnlessOneCohort(panel, becomeTreated);
        int[] complete = IntStream.of(becomeTreated).filter(panel::complete).toArray();
        if (complete.length < (aggregate == UnitAggregate.SUM ? becomeTreated.length : 1)) {
            throw gaps(panel, becomeTreated);
        }
        List<String> treated = names(panel, complete);
        PeriodSpacing.check(panel, treated);
        double[] values = new double[panel.periodCount()];
        for (int t = 0; t < values.length; t++) {
            for (int u : complete) {
                values[t] += panel.outcome(u, t);
            }
            values[t] /= aggregate == UnitAggregate.SUM ? 1 : complete.length;
        }
        TreatedSeries series =
                new TreatedSeries(panel, values, panel.firstTreated(complete[0]), treated, dropped(panel));
        series.refuseConstant();
        return series;
    }

    private static void refuseUnlessOneCohort(Panel panel, int[] becomeTreated) {
        if (becomeTreated.length == 0) {
            List<String> always = names(
                    panel,
                    IntStream.range(0, panel.unitCount())
                            .filter(panel::alwaysTreated)
                            .toArray());
            if (always.isEmpty()) {
                throw new NotEstimableException(
                        Code.NO_TREATED_UNIT, List.of(), "no unit becomes treated within the panel", "面板内没有单位开始受处理");
            }
            throw new NotEstimableException(
                    Code.ALWAYS_TREATED,
                    always,
                    "every treated unit is treated from the first period, %s, on: %s"
                            .formatted(panel.period(0), Names.of(always)),
                    "所有受处理单位自首期 %s 起即受处理：%s".formatted(panel.period(0), Names.ofChinese(always)));
        }
        List<Integer> cohorts = IntStream.of(becomeTreated)
                .map(panel::firstTreated)
                .sorted()
                .distinct()
                .boxed()
                .toList();
        if (cohorts.size() > 1) {
            List<String> starts = cohorts.stream()
                    .map(g -> "%s (%d)"
                            .formatted(
                                    panel.period(g),
                                    IntStream.of(becomeTreated)
                                            .filter(u -> panel.firstTreated(u) == g)
                                            .count()))
                    .toList();
            throw new NotEstimableException(
                    Code.SEVERAL_STARTS,
                    names(panel, becomeTreated),
                    "%d units become treated in %d different periods: %s; one series has one start"
                            .formatted(becomeTreated.length, cohorts.size(), Names.of(starts)),
                    "%d 个单位在 %d 个不同时期开始受处理：%s；单一序列只能有一个起点"
                            .formatted(becomeTreated.length, cohorts.size(), Names.ofChinese(starts)));
        }
    }

    private static NotEstimableException gaps(Panel panel, int[] units) {
        List<String> incomplete = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (int u : units) {
            List<String> missing = new ArrayList<>();
            for (int t = 0; t < panel.periodCount(); t++) {
                if (Double.isNaN(panel.outcome(u, t))) {
                    missing.add(panel.period(t));
                }
            }
            if (!missing.isEmpty()) {
                incomplete.add(panel.unit(u));
                cells.add("%s (%d: %s)".formatted(panel.unit(u), missing.size(), Names.of(missing)));
            }
        }
        return new NotEstimableException(
                Code.TREATED_UNIT_HAS_GAPS,
                incomplete,
                "treated units lack observations, and gaps are never filled: " + Names.of(cells),
                "受处理单位有缺失值，缺失值不会被填补：" + Names.ofChinese(cells));
    }

    private static List<DroppedUnit> dropped(Panel panel) {
        List<DroppedUnit> dropped = new ArrayList<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            if (panel.alwaysTreated(u)) {
                dropped.add(new DroppedUnit(panel.unit(u), DropReason.ALWAYS_TREATED));
            } else if (panel.neverTreated(u)) {
                dropped.add(new DroppedUnit(panel.unit(u), DropReason.NOT_COMPARED));
            } else if (!panel.complete(u)) {
                dropped.add(new DroppedUnit(panel.unit(u), DropReason.GAPS));
            }
        }
        return dropped;
    }

    /** The panel as a whole has been checked; the treated units may still not differ from period to period. */
    private void refuseConstant() {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        if (high - low <= Math.max(ROUNDING * largest(), SMALLEST_SPREAD)) {
            throw new NotEstimableException(
                    Code.CONSTANT_OUTCOME,
                    treated,
                    "the outcome of %s is %s in all %d periods".formatted(Names.of(treated), low, values.length),
                    "%s 的结果在全部 %d 期均为 %s".formatted(Names.ofChinese(treated), values.length, low));
        }
    }

    /** Refuses unless there are so many periods on either side. */
    void refuseShorterThan(int before, int after) {
        if (start < before) {
            throw new NotEstimableException(
                    Code.TOO_FEW_PRE_PERIODS,
                    treated,
                    "%s has %d of %d periods before %s, at least %d are needed"
                            .formatted(Names.of(treated), start, values.length, panel.period(start), before),
                    "%s 在 %s 之前只有 %d 期（共 %d 期），至少需要 %d 期"
                            .formatted(Names.ofChinese(treated), panel.period(start), start, values.length, before));
        }
        if (values.length - start < after) {
            throw new NotEstimableException(
                    Code.TOO_FEW_POST_PERIODS,
                    treated,
                    "%s has %d of %d periods from %s on, at least %d are needed"
                            .formatted(
                                    Names.of(treated),
                                    values.length - start,
                                    values.length,
                                    panel.period(start),
                                    after),
                    "%s 自 %s 起只有 %d 期（共 %d 期），至少需要 %d 期"
                            .formatted(
                                    Names.ofChinese(treated),
                                    panel.period(start),
                                    values.length - start,
                                    values.length,
                                    after));
        }
    }

    /** One number per period; not to be written to. */
    double[] values() {
        return values;
    }

    /** Index of the first treated period. */
    int start() {
        return start;
    }

    Panel panel() {
        return panel;
    }

    List<String> treated() {
        return treated;
    }

    List<DroppedUnit> dropped() {
        return dropped;
    }

    /** Whether an error as small as this is rounding. */
    boolean negligible(double error) {
        return !(error > ROUNDING * largest());
    }

    private double largest() {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    private static List<String> names(Panel panel, int[] units) {
        return IntStream.of(units).mapToObj(panel::unit).collect(Collectors.toUnmodifiableList());
    }
}
