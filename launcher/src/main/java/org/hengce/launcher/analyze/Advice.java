package org.hengce.launcher.analyze;

import org.hengce.methods.effect.NotEstimableException;

/** What to do where a method has no result. */
final class Advice {
    private Advice() {}

    static String of(NotEstimableException.Code code, Speech speech) {
        return switch (code) {
            case NO_TREATED_UNIT ->
                speech.say(
                        "Check which units are treated from when: --treated, --first-treated, --treat; and --from, --to.",
                        "请检查哪些单位自何时起受处理：--treated、--first-treated、--treat；以及 --from、--to。");
            case NO_CONTROL, NO_DONOR ->
                speech.say(
                        "Keep more units, or take a method that needs none: its, before-after.",
                        "请保留更多单位，或改用不需要对照的方法：its、before-after。");
            case TREATED_UNIT_HAS_GAPS, UNBALANCED ->
                speech.say(
                        "Fill the gaps in the file, or cut the window with --from and --to.",
                        "请补齐文件中的缺口，或用 --from 和 --to 缩短窗口。");
            case TOO_FEW_PRE_PERIODS, TOO_FEW_POST_PERIODS, ONE_PERIOD ->
                speech.say("Widen the window, or wait for more periods.", "请放宽窗口，或等待更多时期。");
            case COLLINEAR -> speech.say("Leave the column out that is named.", "请去掉所指出的列。");
            case NO_COVARIANCE ->
                speech.say(
                        "Check the file of --sigma: is it the covariance of these coefficients (no correlations, no standard errors), with all its digits?",
                        "请检查 --sigma 文件：是否为这些系数的协方差矩阵（而非相关系数或标准误），且保留全部位数？");
            default ->
                speech.say("docs/methods/README.md says which method needs what.", "各方法的要求见 docs/methods/README.md。");
        };
    }
}
