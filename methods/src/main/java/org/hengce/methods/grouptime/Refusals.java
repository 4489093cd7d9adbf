package org.hengce.methods.grouptime;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;

/** Panels that allow no group-time effect at all. */
final class Refusals {
    private static final int NAMED_AT_MOST = 10;
    /** Sums of squares of larger numbers may be no numbers. */
    private static final double LARGEST = 1e140;
    /** Weights are squared together with outcomes, and divided by each other. */
    private static final double LARGEST_WEIGHT = 1e70;

    private Refusals() {}

    static void unlessPanel(Panel panel) {
        if (panel.unitCount() < 2) {
            throw new NotEstimableException(
                    Code.ONE_UNIT,
                    panel.units(),
                    "the panel has one unit; a comparison needs others",
                    "面板只有一个单位，没有可比较的对象");
        }
        if (panel.periodCount() < 2) {
            throw new NotEstimableException(
                    Code.ONE_PERIOD,
                    List.of(),
                    "the panel has one period, %s; a change needs two".formatted(panel.period(0)),
                    "面板只有一个时期 %s；变化量至少需要两个时期".formatted(panel.period(0)));
        }
        if (!any(panel, u -> !panel.neverTreated(u))) {
            throw new NotEstimableException(
                    Code.NO_TREATED_UNIT, List.of(), "no unit becomes treated in the panel", "面板中没有单位受处理");
        }
        if (!any(panel, u -> !panel.neverTreated(u) && !panel.alwaysTreated(u))) {
            List<String> always = units(panel, panel::alwaysTreated);
            throw new NotEstimableException(
                    Code.ALWAYS_TREATED,
                    always,
                    "all %d treated units are treated from the first period on: %s"
                            .formatted(always.size(), named(always, ", ")),
                    "全部 %d 个受处理单位自首期起即受处理：%s".formatted(always.size(), named(always, "、")));
        }
    }

    static void unlessComparable(Sample sample, GroupTimeAtt options) {
        Panel panel = sample.panel();
        int last = sample.cohorts().count() - 1;
        int never = sample.cohorts().firstTreated(last) == Panel.NEVER ? sample.size(last) : 0;
        int treated = sample.size() - never;
        if (treated == 0) {
            refuseTreated(sample, options.anticipation());
        }
        boolean oneCohort = IntStream.range(0, sample.cohorts().count())
                        .filter(c -> sample.size(c) > 0)
                        .count()
                == 1;
        if (never == 0 && (options.controls() == ControlGroup.NEVER || oneCohort)) {
            List<String> lost = units(panel, u -> !sample.keeps(u) && panel.neverTreated(u));
            throw new NotEstimableException(
                    Code.NO_CONTROL,
                    lost,
                    "no never-treated unit without gaps or missing values to compare %d treated with%s%s"
                            .formatted(
                                    treated,
                                    lost.isEmpty() ? "" : "; left out: " + named(lost, ", "),
                                    oneCohort ? "" : "; controls not yet treated would allow a comparison"),
                    "没有数据完整的从未受处理单位可与 %d 个受处理单位比较%s%s"
                            .formatted(
                                    treated,
                                    lost.isEmpty() ? "" : "；已剔除：" + named(lost, "、"),
                                    oneCohort ? "" : "；可改用尚未受处理的单位作为对照"));
        }
        refuseOutcomes(sample);
        if (options.cluster().isPresent() && sample.clusters() < 2) {
            throw new NotEstimableException(
                    Code.TOO_FEW_CLUSTERS,
                    List.of(),
                    "all %d units lie in one cluster of %s"
                            .formatted(sample.size(), options.cluster().get()),
                    "全部 %d 个单位同属 %s 的一个聚类"
                            .formatted(sample.size(), options.cluster().get()));
        }
    }

    private static void refuseTreated(Sample sample, int anticipation) {
        Panel panel = sample.panel();
        List<String> early = sample.dropped().stream()
                .filter(unit -> unit.reason() == DropReason.NO_ESTIMABLE_CELL)
                .map(DroppedUnit::unit)
                .toList();
        if (!early.isEmpty()) {
            throw new NotEstimableException(
                    Code.TOO_FEW_PRE_PERIODS,
                    early,
                    "no treated unit has a period before its treatment and %d periods of anticipation: %s"
                            .formatted(anticipation, named(early, ", ")),
                    "没有受处理单位在处理前（另有 %d 期预期）仍有可用时期：%s".formatted(anticipation, named(early, "、")));
        }
        List<String> incomplete = units(panel, u -> !panel.neverTreated(u) && !panel.alwaysTreated(u));
        throw new NotEstimableException(
                Code.TREATED_UNIT_HAS_GAPS,
                incomplete,
                "all %d treated units have gaps or lack covariates or clusters, which are never filled: %s"
                        .formatted(incomplete.size(), named(incomplete, ", ")),
                "全部 %d 个受处理单位存在缺失值（不会被填补）：%s".formatted(incomplete.size(), named(incomplete, "、")));
    }

    private static void refuseOutcomes(Sample sample) {
        if (sample.constant()) {
            throw new NotEstimableException(
                    Code.CONSTANT_OUTCOME,
                    List.of(),
                    "the outcome is %s in all %d units and periods used".formatted(sample.largest(), sample.size()),
                    "所用 %d 个单位在各时期的结果变量均相同（绝对值 %s）".formatted(sample.size(), sample.largest()));
        }
        if (sample.largest() > LARGEST || sample.largest() < 1 / LARGEST) {
            throw new NotEstimableException(
                    Code.OUT_OF_RANGE,
                    List.of(),
                    "the largest outcome is %s; squares of such numbers cannot be computed with"
                            .formatted(sample.largest()),
                    "结果变量的最大绝对值为 %s，其平方超出可计算范围".formatted(sample.largest()));
        }
        if (!sample.weightsInRange(LARGEST_WEIGHT)) {
            throw new NotEstimableException(
                    Code.OUT_OF_RANGE,
                    List.of(),
                    "a unit weight lies outside 1e-70 to 1e70; give weights in another unit",
                    "单位权重超出 1e-70 至 1e70 的范围，请换用其他计量单位");
        }
    }

    static void unlessEstimable(Sample sample, Plan plan, Comparison comparison) {
        List<Integer> after = IntStream.range(0, plan.size())
                .filter(j -> plan.cell(j).afterTreatment())
                .boxed()
                .toList();
        if (after.stream().anyMatch(j -> !Double.isNaN(comparison.att(j)))) {
            return;
        }
        if (after.isEmpty()) {
            throw new NotEstimableException(
                    Code.NO_CONTROL,
                    List.of(),
                    "at no time after a treatment is another unit untreated, anticipation included, to compare with",
                    "任一处理开始之后（含预期期）均没有尚未受处理的单位可供比较");
        }
        List<Reason> reasons = after.stream()
                .map(j -> Objects.requireNonNull(comparison.reason(j)))
                .toList();
        Panel panel = sample.panel();
        throw new NotEstimableException(
                code(reasons),
                units(panel, u -> sample.keeps(u) && !panel.neverTreated(u)),
                "none of %d cells from treatment on can be estimated: %s"
                        .formatted(after.size(), listed(sample, plan, after, comparison, false)),
                "受处理后的 %d 个单元格均无法估计：%s".formatted(after.size(), listed(sample, plan, after, comparison, true)));
    }

    private static Code code(List<Reason> reasons) {
        List<ReasonCode> codes = reasons.stream().map(Reason::code).distinct().toList();
        if (codes.equals(List.of(ReasonCode.PERFECT_SEPARATION))) {
            return Code.PERFECT_SEPARATION;
        }
        return codes.equals(List.of(ReasonCode.COLLINEAR)) ? Code.COLLINEAR : Code.NO_ESTIMABLE_CELL;
    }

    private static String listed(
            Sample sample, Plan plan, List<Integer> cells, Comparison comparison, boolean chinese) {
        Panel panel = sample.panel();
        String some = cells.stream()
                .limit(NAMED_AT_MOST)
                .map(j -> {
                    Reason why = Objects.requireNonNull(comparison.reason(j));
                    String cohort = panel.period(plan.cell(j).firstTreated());
                    String period = panel.period(plan.cell(j).period());
                    return chinese
                            ? "队列 %s 于 %s（%s）".formatted(cohort, period, why.chinese())
                            : "cohort %s in %s (%s)".formatted(cohort, period, why.english());
                })
                .collect(Collectors.joining(chinese ? "；" : "; "));
        return cells.size() > NAMED_AT_MOST ? some + (chinese ? "；…" : "; …") : some;
    }

    private static boolean any(Panel panel, IntPredicate which) {
        return IntStream.range(0, panel.unitCount()).anyMatch(which);
    }

    private static List<String> units(Panel panel, IntPredicate which) {
        return IntStream.range(0, panel.unitCount())
                .filter(which)
                .mapToObj(panel::unit)
                .toList();
    }

    private static String named(List<String> units, String comma) {
        String some = units.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(comma));
        return units.size() > NAMED_AT_MOST ? some + comma + "…" : some;
    }
}
