package org.hengce.methods.grouptime;

import java.util.List;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;

/** Why a cell, an error or a test does not exist, in both languages. */
final class Reasons {
    static final Reason BASE_PERIOD = new Reason(
            ReasonCode.NOT_DEFINED,
            "the base period, from which changes are measured: the effect is 0 by construction",
            "基期：变化量自该期起算，效应按定义为零");
    static final Reason NO_SPREAD = new Reason(
            ReasonCode.NOT_TESTABLE,
            "the units compared do not differ in their changes but for rounding, so there is no error",
            "所比较单位的变化量除舍入误差外没有差异，无法得出标准误");
    static final Reason SINGLE_UNITS = new Reason(
            ReasonCode.NOT_ENOUGH_DATA, "it rests on single units, whose spread cannot be known", "仅依据单个单位，无法得知其离散程度");
    static final Reason NO_ERROR_OF_PART = new Reason(
            ReasonCode.NOT_DEFINED,
            "there is no error in the base period, where the effect is 0 by construction, and none of what rests on single"
                    + " units or on changes that do not differ",
            "基期的效应按定义为零，没有标准误；仅依据单个单位、或变化量没有差异的，同样没有标准误");
    static final Reason NO_PRE_TEST = new Reason(
            ReasonCode.NOT_TESTABLE,
            "there is no cell before treatment with an error, or their covariance is singular: too few clusters for so"
                    + " many cells",
            "没有可用的处理前单元格，或其协方差矩阵奇异：相对单元格数目，聚类过少");
    static final Reason NO_UNIFORM_BANDS = new Reason(
            ReasonCode.NOT_DEFINED,
            "intervals for all parts together come from the multiplier bootstrap; these errors are analytical",
            "联合置信带来自乘数自助法；本结果采用解析标准误");
    static final Reason NOTHING_BEFORE = new Reason(
            ReasonCode.NOT_DEFINED,
            "before the first treated period, and where no effect is estimated, there is no counterfactual; the event study"
                    + " tells of the periods before",
            "在首个受处理时期之前以及未估计效应的时期没有反事实值；处理前的情况见事件研究");

    private Reasons() {}

    static Reason noControl(int treated) {
        return new Reason(
                ReasonCode.NOT_ENOUGH_DATA,
                "%d treated, no control: no other unit is untreated in both periods".formatted(treated),
                "处理组 %d 个单位，无对照：没有其他单位在两个时期均未受处理".formatted(treated));
    }

    static Reason collinear(List<String> covariates, int treated, int controls) {
        return new Reason(
                ReasonCode.COLLINEAR,
                "%d treated, %d controls, among which %s is constant or a combination of other covariates"
                        .formatted(treated, controls, String.join(", ", covariates)),
                "处理组 %d 个、对照组 %d 个单位；其中 %s 为常数或其他协变量的线性组合".formatted(treated, controls, String.join("、", covariates)));
    }

    static Reason separated(int treated, int controls, double largestPropensity) {
        return new Reason(
                ReasonCode.PERFECT_SEPARATION,
                "%d treated, %d controls: covariates tell them apart (largest propensity %.6f), so there is no overlap"
                        .formatted(treated, controls, largestPropensity),
                "处理组 %d 个、对照组 %d 个单位：协变量可将二者区分（最大倾向得分 %.6f），缺乏重叠".formatted(treated, controls, largestPropensity));
    }

    static Reason singleUnits(int treated, int controls) {
        return new Reason(
                ReasonCode.NOT_ENOUGH_DATA,
                "%d treated, %d controls: a single unit shows no spread, so there is no error"
                        .formatted(treated, controls),
                "处理组 %d 个、对照组 %d 个单位：单个单位无法显示离散程度，因而没有标准误".formatted(treated, controls));
    }

    static Reason noCell(String average) {
        return new Reason(
                ReasonCode.NOT_ENOUGH_DATA,
                "no cell of the %s average can be estimated".formatted(average),
                "%s 汇总没有可估计的单元格".formatted(average));
    }
}
