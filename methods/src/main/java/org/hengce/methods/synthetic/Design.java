package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.Requirements;
import org.hengce.methods.panel.Panel;

/**
 * Who is compared with whom: one treated unit, its donors, and the number of periods before the treatment.
 *
 * @param treated code of the treated unit
 * @param donors codes of the never-treated units without gaps, in index order
 * @param dropped units left out, in index order
 * @param preCount periods before the treatment, at least 2
 */
record Design(String treated, List<String> donors, List<DroppedUnit> dropped, int preCount) {

    /** Reads the design off the panel, or says why there is none. */
    static Design of(Panel panel) {
        Requirements.check(panel);
        List<String> treated = new ArrayList<>();
        List<String> donors = new ArrayList<>();
        List<DroppedUnit> dropped = new ArrayList<>();
        List<String> withGaps = new ArrayList<>();
        int treatedIndex = -1;
        for (int u = 0; u < panel.unitCount(); u++) {
            String unit = panel.unit(u);
            if (panel.alwaysTreated(u)) {
                dropped.add(new DroppedUnit(unit, DropReason.ALWAYS_TREATED));
            } else if (!panel.neverTreated(u)) {
                treated.add(unit);
                treatedIndex = u;
            } else if (panel.complete(u)) {
                donors.add(unit);
            } else {
                dropped.add(new DroppedUnit(unit, DropReason.GAPS));
                withGaps.add(unit);
            }
        }
        refuseUnlessOne(treated);
        int preCount = panel.firstTreated(treatedIndex);
        refuse(panel, treatedIndex, preCount);
        if (donors.isEmpty()) {
            throw new NotEstimableException(
                    Code.NO_DONOR,
                    withGaps,
                    withGaps.isEmpty()
                            ? "no unit is never treated, so there is no donor"
                            : "every never-treated unit has gaps, so there is no donor: " + String.join(", ", withGaps),
                    withGaps.isEmpty()
                            ? "没有从未受处理的单位，因而没有可用的对照单位"
                            : "所有从未受处理的单位都有缺失值，因而没有可用的对照单位：" + String.join("、", withGaps));
        }
        return new Design(treated.get(0), donors, dropped, preCount);
    }

    private static void refuseUnlessOne(List<String> treated) {
        if (treated.isEmpty()) {
            throw new NotEstimableException(
                    Code.NO_TREATED_UNIT,
                    treated,
                    "no unit becomes treated after the panel's first period",
                    "没有单位在面板首期之后开始受处理");
        }
        if (treated.size() > 1) {
            throw new NotEstimableException(
                    Code.SEVERAL_TREATED_UNITS,
                    treated,
                    "%d units become treated (%s); this estimator takes exactly one"
                            .formatted(treated.size(), String.join(", ", treated)),
                    "有 %d 个单位受处理（%s）；本估计方法只接受一个".formatted(treated.size(), String.join("、", treated)));
        }
    }

    private static void refuse(Panel panel, int treated, int preCount) {
        String unit = panel.unit(treated);
        if (preCount < 2) {
            throw new NotEstimableException(
                    Code.TOO_FEW_PRE_PERIODS,
                    List.of(unit),
                    "%s has %d period before its treatment, at least 2 are needed".formatted(unit, preCount),
                    "%s 在受处理之前只有 %d 期，至少需要 2 期".formatted(unit, preCount));
        }
        if (!panel.complete(treated)) {
            throw new NotEstimableException(
                    Code.TREATED_UNIT_HAS_GAPS,
                    List.of(unit),
                    "%s, the treated unit, lacks observations; gaps are never filled".formatted(unit),
                    "受处理单位 %s 有缺失值；缺失值不会被填补".formatted(unit));
        }
    }
}
