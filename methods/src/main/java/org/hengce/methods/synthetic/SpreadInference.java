package org.hengce.methods.synthetic;

import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;

/** From the spread of placebos or replicates to standard error, interval, p-value and path, a period like the whole. */
final class SpreadInference {
    private final Panel panel;
    private final double[] observed;
    private final Replicate own;
    private final int start;
    private final Resampling.Result resampled;

    /**
     * Of an estimate.
     *
     * @param observed one per period; taken over
     * @param start index of the first treated period
     */
    SpreadInference(Panel panel, double[] observed, Replicate own, int start, Resampling.Result resampled) {
        this.panel = panel;
        this.observed = observed;
        this.own = own;
        this.start = start;
        this.resampled = resampled;
    }

    /**
     * Puts them into the effect, or the reason why there are none.
     *
     * @param rounding standard errors up to this are rounding errors
     */
    void addTo(EffectBuilder effect, double level, double rounding) {
        NormalSpread spread = spread(
                own.estimate(),
                resampled.replicates().stream().mapToDouble(Replicate::estimate).toArray());
        Reason why = resampled.why() != null || spread.standardError() > rounding ? resampled.why() : noSpread();
        if (why != null) {
            effect.reason("standardError", why)
                    .reason("interval", why)
                    .reason("pValue", why)
                    .reason("path.low", why)
                    .reason("path.high", why)
                    .path(Parts.path(panel, observed, own.path(), start, level, null));
            return;
        }
        effect.standardError(spread.standardError())
                .inference(
                        resampled.by(),
                        spread.interval(level),
                        spread.interval(Effect.EQUIVALENCE_LEVEL),
                        spread.pValue());
        NormalSpread[] pointwise = new NormalSpread[observed.length];
        for (int t = start; t < observed.length; t++) {
            int period = t;
            double[] effects = resampled.replicates().stream()
                    .mapToDouble(replicate -> replicate.path()[period])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            pointwise[t] = spread(own.path()[t], effects);
        }
        effect.reason("path.low", Parts.FITTED)
                .reason("path.high", Parts.FITTED)
                .path(Parts.path(
                        panel, observed, own.path(), start, level, (period, at) -> pointwise[period].interval(at)));
    }

    private NormalSpread spread(double estimate, double[] effects) {
        return Resampling.spread(resampled.by(), estimate, effects);
    }

    private Reason noSpread() {
        boolean placebo = resampled.by() == Inference.PLACEBO_NORMAL;
        return new Reason(
                ReasonCode.NOT_TESTABLE,
                placebo
                        ? "the placebo effects do not differ, so they give no standard error"
                        : "the replicates do not differ, so they give no standard error",
                placebo ? "各安慰剂效应没有差异，无法得出标准误" : "各重复估计没有差异，无法得出标准误");
    }
}
