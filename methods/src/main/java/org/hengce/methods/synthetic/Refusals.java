package org.hengce.methods.synthetic;

import java.util.List;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.panel.Panel;

/** Why a panel gives no synthetic unit, in words. */
final class Refusals {
    private Refusals() {}

    static void oneUnit(Panel panel) {
        if (panel.unitCount() == 1) {
            throw new NotEstimableException(
                    Code.ONE_UNIT,
                    panel.units(),
                    "the panel has one unit, %s; a treated unit needs others to be compared with"
                            .formatted(panel.unit(0)),
                    "面板只有一个单位 %s，受处理单位需要其他单位作对照".formatted(panel.unit(0)));
        }
    }

    static NotEstimableException noTreatedUnit(List<String> alwaysTreated) {
        if (alwaysTreated.isEmpty()) {
            return new NotEstimableException(
                    Code.NO_TREATED_UNIT,
                    List.of(),
                    "no unit becomes treated after the panel's first period",
                    "没有单位在面板首期之后开始受处理");
        }
        return new NotEstimableException(
                Code.ALWAYS_TREATED,
                alwaysTreated,
                "every treated unit (%d: %s) is treated from the panel's first period on, so nothing is known of it without"
                                .formatted(alwaysTreated.size(), String.join(", ", alwaysTreated))
                        + " treatment",
                "所有受处理单位（%d 个：%s）从面板首期起即受处理，缺少未受处理时的数据"
                        .formatted(alwaysTreated.size(), String.join("、", alwaysTreated)));
    }

    static NotEstimableException treatedHaveGaps(List<String> units) {
        if (units.size() == 1) {
            return new NotEstimableException(
                    Code.TREATED_UNIT_HAS_GAPS,
                    units,
                    "%s, the treated unit, lacks observations; gaps are never filled".formatted(units.get(0)),
                    "受处理单位 %s 有缺失值；缺失值不会被填补".formatted(units.get(0)));
        }
        return new NotEstimableException(
                Code.TREATED_UNIT_HAS_GAPS,
                units,
                "all %d treated units lack observations (%s); gaps are never filled"
                        .formatted(units.size(), String.join(", ", units)),
                "全部 %d 个受处理单位均有缺失值（%s）；缺失值不会被填补".formatted(units.size(), String.join("、", units)));
    }

    static NotEstimableException treatedLackCovariates(List<String> units, String what) {
        return new NotEstimableException(
                Code.TREATED_UNIT_HAS_GAPS,
                units,
                "no treated unit (%s) has %s; gaps are never filled".formatted(String.join(", ", units), what),
                "受处理单位（%s）均缺少 %s；缺失值不会被填补".formatted(String.join("、", units), what));
    }

    static NotEstimableException severalStarts(List<String> units, List<String> starts) {
        return new NotEstimableException(
                Code.SEVERAL_TREATED_UNITS,
                units,
                ("%d units become treated (%s) at %d different times (%s); this estimator takes one start only:"
                                + " use synthetic difference-in-differences")
                        .formatted(units.size(), String.join(", ", units), starts.size(), String.join(", ", starts)),
                "有 %d 个单位（%s）在 %d 个不同时期（%s）开始受处理；本估计方法只接受同一起始期，请改用合成双重差分"
                        .formatted(units.size(), String.join("、", units), starts.size(), String.join("、", starts)));
    }

    static NotEstimableException tooFewBefore(List<String> units) {
        if (units.size() == 1) {
            return new NotEstimableException(
                    Code.TOO_FEW_PRE_PERIODS,
                    units,
                    "%s has 1 period before its treatment, at least 2 are needed".formatted(units.get(0)),
                    "%s 在受处理之前只有 1 期，至少需要 2 期".formatted(units.get(0)));
        }
        return new NotEstimableException(
                Code.TOO_FEW_PRE_PERIODS,
                units,
                "the %d treated units (%s) have 1 period before their treatment, at least 2 are needed"
                        .formatted(units.size(), String.join(", ", units)),
                "%d 个受处理单位（%s）在受处理之前只有 1 期，至少需要 2 期".formatted(units.size(), String.join("、", units)));
    }

    static NotEstimableException noDonor(List<String> withGaps) {
        return new NotEstimableException(
                Code.NO_DONOR,
                withGaps,
                withGaps.isEmpty()
                        ? "no unit is never treated, so there is no donor"
                        : "every never-treated unit has gaps, so there is no donor: " + String.join(", ", withGaps),
                withGaps.isEmpty()
                        ? "没有从未受处理的单位，因而没有可用的对照单位"
                        : "所有从未受处理的单位都有缺失值，因而没有可用的对照单位：" + String.join("、", withGaps));
    }

    static NotEstimableException outOfRange(String covariate) {
        return new NotEstimableException(
                Code.OUT_OF_RANGE,
                List.of(),
                "the covariate %s has values whose squares are no numbers; use another unit of measure"
                        .formatted(covariate),
                "协变量 %s 的数值量级超出可计算范围，请更换计量单位".formatted(covariate));
    }

    static NotEstimableException collinear(List<String> names) {
        return new NotEstimableException(
                Code.COLLINEAR,
                List.of(),
                "%s is a combination of unit effects, period effects and the other covariates; leave it out"
                        .formatted(String.join(", ", names)),
                "%s 是单位效应、时期效应及其他协变量的线性组合，请剔除".formatted(String.join("、", names)));
    }

    static NotEstimableException constantPredictor(String name) {
        return new NotEstimableException(
                Code.COLLINEAR,
                List.of(),
                "the predictor %s is the same for all units; leave it out".formatted(name),
                "预测变量 %s 在所有单位中取值相同，请剔除".formatted(name));
    }
}
