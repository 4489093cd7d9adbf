package org.hengce.methods.synthetic;

import java.util.List;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.panel.Panel;

/**
 * From a synthetic control's gaps and those of its placebos to interval, p-value, path and RMSPE.
 *
 * @param wanted whether placebos were asked for
 * @param placebos those with a pre-RMSPE to be measured by
 */
record ControlInference(Panel panel, Outcomes outcomes, Gaps gaps, boolean wanted, List<Gaps> placebos) {
    private static final Reason NO_STANDARD_ERROR = new Reason(
            ReasonCode.NOT_DEFINED,
            "the studentised placebo test gives an interval and a p-value, no standard error",
            "学生化安慰剂检验给出区间和 p 值，不给出标准误");
    private static final Reason NOT_ASKED_FOR =
            new Reason(ReasonCode.NOT_DEFINED, "placebos were not asked for", "未要求进行安慰剂检验");
    static final Reason EXACT = new Reason(
            ReasonCode.NOT_TESTABLE,
            "the donors fit the treated unit exactly before the treatment, so its gap has no measure",
            "处理前对照单位完全拟合受处理单位，其差距无从衡量");

    void addTo(EffectBuilder effect, double level) {
        effect.reason("standardError", wanted ? NO_STANDARD_ERROR : NOT_ASKED_FOR)
                .rmspe(rmspe());
        if (gaps.exact()) {
            effect.reason("rmspe.ratio", EXACT);
        }
        if (gaps.exact() || !wanted) {
            Reason why = wanted ? EXACT : NOT_ASKED_FOR;
            effect.reason("interval", why)
                    .reason("pValue", why)
                    .reason("rmspe.rank", why)
                    .reason("rmspe.pValue", why)
                    .reason("path.low", why)
                    .reason("path.high", why)
                    .path(Parts.path(panel, outcomes.treated(), gaps.all(), outcomes.preCount(), level, null));
            return;
        }
        double[] preRmspes = placebos.stream().mapToDouble(Gaps::preRmspe).toArray();
        StudentisedPlacebos test = new StudentisedPlacebos(
                gaps.estimate(),
                gaps.preRmspe(),
                placebos.stream().mapToDouble(Gaps::estimate).toArray(),
                preRmspes);
        Interval interval = test.interval(level);
        Reason noEnds = Parts.FITTED;
        if (!interval.hasBothEnds()) {
            long needed = StudentisedPlacebos.needed(level);
            noEnds = new Reason(
                    ReasonCode.NOT_ENOUGH_DATA,
                    "needs at least %d donors, there are %d".formatted(needed, placebos.size()),
                    "至少需要 %d 个对照单位，现有 %d 个".formatted(needed, placebos.size()));
            effect.reason("interval", noEnds);
        }
        effect.inference(
                Inference.PLACEBO_STUDENTISED, interval, test.interval(Effect.EQUIVALENCE_LEVEL), test.pValue());

        StudentisedPlacebos[] pointwise = new StudentisedPlacebos[outcomes.periodCount()];
        for (int t = outcomes.preCount(); t < outcomes.periodCount(); t++) {
            int period = t;
            double[] ofPlacebos =
                    placebos.stream().mapToDouble(placebo -> placebo.in(period)).toArray();
            pointwise[t] = new StudentisedPlacebos(gaps.in(t), gaps.preRmspe(), ofPlacebos, preRmspes);
        }
        effect.reason("path.low", noEnds)
                .reason("path.high", noEnds)
                .path(Parts.path(
                        panel,
                        outcomes.treated(),
                        gaps.all(),
                        outcomes.preCount(),
                        level,
                        (period, at) -> pointwise[period].interval(at)));
    }

    private Rmspe rmspe() {
        if (gaps.exact() || !wanted) {
            return new Rmspe(gaps.preRmspe(), gaps.postRmspe(), gaps.ratio(), 0, Double.NaN);
        }
        int rank = 1;
        for (Gaps placebo : placebos) {
            rank += placebo.ratio() >= gaps.ratio() ? 1 : 0;
        }
        return new Rmspe(gaps.preRmspe(), gaps.postRmspe(), gaps.ratio(), rank, (double) rank / (placebos.size() + 1));
    }
}
