package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;

/**
 * Synthetic difference-in-differences of one treated unit (Arkhangelsky, Athey, Hirshberg, Imbens and Wager, AER
 * 111(12), 2021, algorithm 1; placebo variance: algorithm 4).
 *
 * <p>Unit weights (one per donor) and time weights (one per period before the treatment) are ≥ 0, sum to 1, and are the
 * exact optimum of their penalised problems, each with an intercept. The path is shifted by the time-weighted gap
 * before the treatment, so that its mean over the treated periods is the estimate.
 *
 * <p>Inference is {@link Inference#PLACEBO_NORMAL}: instead of drawing donors at random each stands in for the treated
 * unit once, with the regularisation of the original fit, the treated unit being in no pool.
 *
 * @param level of the interval, in (0, 1)
 * @param seed recorded with the result, nothing here is drawn; by default it is made from panel and specification
 * @param threads that fit placebos, at least 1; they change nothing in the result
 */
public record SyntheticDifferenceInDifferences(double level, OptionalLong seed, int threads) implements Estimator {
    /** Placebo effects that spread less than this share of the largest outcome differ by rounding only. */
    private static final double NO_SPREAD = 1e-12;

    /** Checks level and threads. */
    public SyntheticDifferenceInDifferences {
        Options.check(level, threads);
    }

    /** Level 0.95, seed from panel and specification, one thread. */
    public static SyntheticDifferenceInDifferences withDefaults() {
        return new SyntheticDifferenceInDifferences(0.95, OptionalLong.empty(), 1);
    }

    /** The same with another level. */
    public SyntheticDifferenceInDifferences withLevel(double newLevel) {
        return new SyntheticDifferenceInDifferences(newLevel, seed, threads);
    }

    /** The same with this seed. */
    public SyntheticDifferenceInDifferences withSeed(long newSeed) {
        return new SyntheticDifferenceInDifferences(level, OptionalLong.of(newSeed), threads);
    }

    /** The same with another number of threads. */
    public SyntheticDifferenceInDifferences withThreads(int newThreads) {
        return new SyntheticDifferenceInDifferences(level, seed, newThreads);
    }

    @Override
    public Method method() {
        return Method.SYNTHETIC_DID;
    }

    /**
     * The effect on the one treated unit, in the unit of the outcome. Never-treated units without gaps are donors; other
     * units are listed as dropped. Cost O(donors² · periods before · positive weights).
     *
     * <p>Without a second donor, or where all placebo effects are equal, there is no standard error, no interval and no
     * p-value, with the reason.
     *
     * @throws NotEstimableException if not exactly one unit becomes treated, it has gaps or fewer than two periods before
     *     its treatment, or there is no donor
     */
    @Override
    public Effect estimate(Panel panel) {
        Design design = Design.of(panel);
        Outcomes outcomes = Outcomes.of(panel, design);
        Regularisation zeta = Regularisation.of(outcomes);
        DidFit fit = DidFit.of(outcomes, zeta);
        int placeboCount = outcomes.donorCount() > 1 ? outcomes.donorCount() : 0;
        List<DidFit> fits = Parallel.inOrder(placeboCount, threads, donor -> DidFit.of(outcomes.placebo(donor), zeta));

        List<Placebo> placebos = new ArrayList<>();
        for (int u = 0; u < placeboCount; u++) {
            placebos.add(new Placebo(design.donors().get(u), fits.get(u).estimate(), Double.NaN));
        }
        EffectBuilder effect = Effect.builder(Method.SYNTHETIC_DID, fit.estimate())
                .weights(Parts.unitWeights(design.donors(), fit.weights()))
                .timeWeights(Parts.timeWeights(panel, fit.timeWeights()))
                .placebos(placebos)
                .units(List.of(design.treated()), design.donors(), design.dropped())
                .seed(seed.orElseGet(() -> panel.seed("%s level=%s".formatted(Method.SYNTHETIC_DID, level))));
        infer(effect, panel, outcomes, fit, fits);
        return effect.build();
    }

    private void infer(EffectBuilder effect, Panel panel, Outcomes outcomes, DidFit fit, List<DidFit> placebos) {
        NormalPlacebos test = NormalPlacebos.of(
                fit.estimate(), placebos.stream().mapToDouble(DidFit::estimate).toArray());
        if (placebos.isEmpty() || test.standardError() <= NO_SPREAD * outcomes.largest()) {
            Reason why = placebos.isEmpty()
                    ? new Reason(
                            ReasonCode.NOT_ENOUGH_DATA,
                            "a placebo needs another donor: at least 2, there is 1",
                            "安慰剂检验需要其他对照单位：至少 2 个，现有 1 个")
                    : new Reason(
                            ReasonCode.NOT_TESTABLE,
                            "the placebo effects do not differ, so they give no standard error",
                            "各安慰剂效应没有差异，无法得出标准误");
            effect.reason("standardError", why).reason("interval", why).reason("pValue", why);
            effect.path(Parts.path(panel, outcomes, fit.effects(), null));
            return;
        }
        effect.standardError(test.standardError())
                .inference(
                        Inference.PLACEBO_NORMAL,
                        test.interval(level),
                        test.interval(Effect.EQUIVALENCE_LEVEL),
                        test.pValue());
        List<Interval> pointwise = new ArrayList<>();
        for (int t = outcomes.preCount(); t < outcomes.periodCount(); t++) {
            int period = t;
            double[] effects = placebos.stream()
                    .mapToDouble(placebo -> placebo.effects()[period])
                    .toArray();
            pointwise.add(NormalPlacebos.of(fit.effects()[t], effects).interval(level));
        }
        effect.path(Parts.path(panel, outcomes, fit.effects(), pointwise));
    }
}
