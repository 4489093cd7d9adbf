package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.Requirements;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/** Why there is no difference-in-differences, with names and counts. */
final class Refusals {
    /** Beyond this, or below its inverse, sums of squares may overflow or vanish. */
    private static final double LARGEST = 1e140;

    private static final int COLUMNS_AT_MOST = 1_000;
    /** With 10,000 draws about two minutes. */
    private static final long WILD_AT_MOST = 5_000_000;
    /** Rows times passes, each of which is some ten steps: as long. */
    private static final long PASSES_AT_MOST = 4_000_000_000L;

    private static final int NAMED_AT_MOST = 10;

    private Refusals() {}

    /** What can be told of a panel before its rows are summed. */
    static void check(Design design) {
        Panel panel = design.panel();
        if (panel.unitCount() < 2) {
            throw new NotEstimableException(
                    Code.ONE_UNIT,
                    panel.units(),
                    "the panel has %d unit; a comparison needs at least 2".formatted(panel.unitCount()),
                    "面板只有 %d 个单位；比较至少需要 2 个".formatted(panel.unitCount()));
        }
        if (panel.periodCount() < 2) {
            throw new NotEstimableException(
                    Code.ONE_PERIOD,
                    List.of(),
                    "the panel has 1 period, %s; before and after need at least 2".formatted(panel.period(0)),
                    "面板只有 1 期（%s）；前后比较至少需要 2 期".formatted(panel.period(0)));
        }
        int[] starts = design.starts();
        List<String> always = units(panel, panel::alwaysTreated);
        if (starts.length == 0) {
            throw noTreatedUnit(panel, always);
        }
        boolean compared = starts.length > 1;
        for (int u = 0; u < panel.unitCount() && !compared; u++) {
            compared = design.kept(u) && !design.treated(u);
        }
        if (!compared) {
            throw noControl(panel, design);
        }
        checkConstant(panel);
    }

    private static NotEstimableException noTreatedUnit(Panel panel, List<String> always) {
        if (always.isEmpty()) {
            return new NotEstimableException(
                    Code.NO_TREATED_UNIT,
                    List.of(),
                    "none of the %d units becomes treated within the panel".formatted(panel.unitCount()),
                    "%d 个单位中没有一个在面板期内开始受处理".formatted(panel.unitCount()));
        }
        return new NotEstimableException(
                Code.ALWAYS_TREATED,
                always,
                "all %d treated units are treated from the panel's first period on: %s"
                        .formatted(always.size(), named(always, ", ")),
                "全部 %d 个受处理单位自面板首期起即受处理：%s".formatted(always.size(), named(always, "、")));
    }

    private static NotEstimableException noControl(Panel panel, Design design) {
        List<String> treated = units(panel, design::treated);
        String start = panel.period(design.starts()[0]);
        return new NotEstimableException(
                Code.NO_CONTROL,
                treated,
                "all %d units that could be compared are treated from %s on: no unit is left to compare with"
                        .formatted(treated.size(), start),
                "可比较的 %d 个单位全部自 %s 起受处理：没有可供比较的单位".formatted(treated.size(), start));
    }

    /** Stops at the first two outcomes that differ: nearly always at once. */
    private static void checkConstant(Panel panel) {
        double first = Double.NaN;
        for (int u = 0; u < panel.unitCount(); u++) {
            for (int t = 0; t < panel.periodCount(); t++) {
                double y = panel.outcome(u, t);
                first = Double.isNaN(first) ? y : first;
                if (y < first || y > first) { // false where one is missing
                    return;
                }
            }
        }
        Requirements.check(panel);
    }

    /** Refuses outcomes whose squares are no numbers; the panel is read again only where there are some. */
    static void checkRange(Panel panel, double largest) {
        if (largest > LARGEST || largest < 1 / LARGEST) {
            Requirements.check(panel);
        }
    }

    /** Refuses what would take minutes, for coefficients nobody reads. */
    static void checkColumns(int columns) {
        if (columns > COLUMNS_AT_MOST) {
            throw new OptionException(
                    "%d coefficients are more than %d; set leads and lags".formatted(columns, COLUMNS_AT_MOST),
                    "系数 %d 个，多于 %d 个；请限定提前期与滞后期".formatted(columns, COLUMNS_AT_MOST));
        }
    }

    /**
     * Refuses a wild bootstrap that would take hours: each draw goes through clusters times what they share.
     *
     * @param passes over the rows, to see how each cluster moves the fixed effects; 0 where that is known
     */
    static void checkWild(int clusters, int columns, int levels, long rows, long passes) {
        if ((long) clusters * ((long) columns + levels) > WILD_AT_MOST || passes * rows > PASSES_AT_MOST) {
            throw new OptionException(
                    "a wild bootstrap of %d clusters that share %d levels of fixed effects would take hours; leave wild=true out, or set inference=cluster-t, for which so many clusters are plenty"
                            .formatted(clusters, levels),
                    "共享 %2$d 个固定效应水平的 %1$d 个聚类，野自助法将耗时数小时；请去掉 wild=true，或设 inference=cluster-t，如此多的聚类已足够"
                            .formatted(clusters, levels));
        }
    }

    static NotEstimableException covariateOutOfRange(String covariate, double largest) {
        String size = String.format(Locale.ROOT, "%.3g", largest);
        return new NotEstimableException(
                Code.OUT_OF_RANGE,
                List.of(),
                "covariate %s reaches %s in absolute value; use another unit of measure".formatted(covariate, size),
                "协变量 %s 的绝对值达 %s；请改用其他计量单位".formatted(covariate, size));
    }

    /** Refuses where treatment regressors are combinations of others. */
    static NotEstimableException collinear(List<String> terms, List<String> with) {
        return new NotEstimableException(
                Code.COLLINEAR,
                List.of(),
                "%d treatment regressors (%s) are combinations of fixed effects%s%s; no effect can be told from them"
                        .formatted(
                                terms.size(),
                                named(terms, "; "),
                                with.isEmpty() ? "" : " and covariates (" + named(with, ", ") + ")",
                                terms.size() > 1 || !terms.contains("treated")
                                        ? " and of each other; set leads or lags, or include never treated units"
                                        : ""),
                "%d 个处理变量（%s）与固定效应%s共线，无法识别效应"
                        .formatted(
                                terms.size(),
                                named(terms, "；"),
                                with.isEmpty() ? "" : "及协变量（" + named(with, "、") + "）"));
    }

    /** Refuses where the rows that are left hold no treated unit after its treatment. */
    static NotEstimableException noTreatedRow(Design design, Map<DropReason, Long> rowsDropped) {
        List<String> treated = units(design.panel(), design::treated);
        long alone = rowsDropped.getOrDefault(DropReason.SINGLETON, 0L);
        if (alone > 0) {
            return new NotEstimableException(
                    Code.COLLINEAR,
                    treated,
                    "%d rows stand alone in a level of the fixed effects (%s) and say nothing; no row of a treated period is left: is one of these columns different in every row?"
                            .formatted(alone, String.join(", ", design.fixedEffects())),
                    "有 %d 行单独占据固定效应（%s）的某一水平，不提供信息；处理期内没有剩余的观测：其中是否有逐行不同的列？"
                            .formatted(alone, String.join("、", design.fixedEffects())));
        }
        return new NotEstimableException(
                Code.TOO_FEW_POST_PERIODS,
                treated,
                "of %d treated units (%s) no usable row lies in a treated period"
                        .formatted(treated.size(), named(treated, ", ")),
                "%d 个受处理单位（%s）在受处理期内没有可用的观测".formatted(treated.size(), named(treated, "、")));
    }

    static NotEstimableException severalStarts(Design design) {
        Panel panel = design.panel();
        List<String> treated = units(panel, design::treated);
        List<String> periods =
                Arrays.stream(design.starts()).mapToObj(panel::period).toList();
        return new NotEstimableException(
                Code.SEVERAL_STARTS,
                treated,
                "%d units become treated in %d periods (%s); one change per unit needs one start: ask for WILD_CLUSTER"
                        .formatted(treated.size(), periods.size(), named(periods, ", ")),
                "%d 个单位在 %d 个时期（%s）开始受处理；每单位一个变化量需要同一起点：请选择 WILD_CLUSTER"
                        .formatted(treated.size(), periods.size(), named(periods, "、")));
    }

    static NotEstimableException allWithGaps(boolean treated, List<DroppedUnit> dropped) {
        List<String> units = dropped.stream().map(DroppedUnit::unit).toList();
        return new NotEstimableException(
                Code.UNBALANCED,
                units,
                "one change per unit takes units without gaps; no %s unit has none, and %d were left out: %s"
                        .formatted(treated ? "treated" : "other", units.size(), named(units, ", ")),
                "每单位一个变化量要求没有缺失值；没有这样的%s单位，已剔除 %d 个：%s"
                        .formatted(treated ? "受处理" : "对照", units.size(), named(units, "、")));
    }

    static NotEstimableException noConvergence(String column) {
        return new NotEstimableException(
                Code.NO_CONVERGENCE,
                List.of(),
                "the fixed effects could not be projected out of %s to the accuracy promised; leave one out"
                        .formatted(column),
                "无法以所承诺的精度从 %s 中剔除固定效应；请去掉一个固定效应".formatted(column));
    }

    private static List<String> units(Panel panel, IntPredicate which) {
        List<String> units = new ArrayList<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            if (which.test(u)) {
                units.add(panel.unit(u));
            }
        }
        return units;
    }

    static String named(List<String> names, String separator) {
        return String.join(separator, names.subList(0, Math.min(NAMED_AT_MOST, names.size())))
                + (names.size() > NAMED_AT_MOST ? separator + "…" : "");
    }
}
