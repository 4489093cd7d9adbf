package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
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
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;

/**
 * Synthetic control of one treated unit on its outcomes alone (Abadie, Diamond and Hainmueller, JASA 105(490), 2010):
 * donor weights on the simplex that minimise the squared gaps before the treatment, all periods alike, without intercept
 * and without ridge.
 *
 * <p>Inference is {@link Inference#PLACEBO_STUDENTISED}: every donor is fitted from the other donors, the treated unit
 * being in no pool, and |mean gap after| ÷ pre-RMSPE compared. The post/pre RMSPE ratio and its rank come along as a
 * diagnostic. There is no standard error.
 *
 * @param level of the interval, in (0, 1)
 * @param seed recorded with the result, nothing here is drawn; by default it is made from panel and specification
 * @param threads that fit placebos, at least 1; they change nothing in the result
 */
public record SyntheticControl(double level, OptionalLong seed, int threads) implements Estimator {
    /** Checks level and threads. */
    public SyntheticControl {
        Options.check(level, threads);
    }

    /** Level 0.95, seed from panel and specification, one thread. */
    public static SyntheticControl withDefaults() {
        return new SyntheticControl(0.95, OptionalLong.empty(), 1);
    }

    /** The same with another level. */
    public SyntheticControl withLevel(double newLevel) {
        return new SyntheticControl(newLevel, seed, threads);
    }

    /** The same with this seed. */
    public SyntheticControl withSeed(long newSeed) {
        return new SyntheticControl(level, OptionalLong.of(newSeed), threads);
    }

    /** The same with another number of threads. */
    public SyntheticControl withThreads(int newThreads) {
        return new SyntheticControl(level, seed, newThreads);
    }

    @Override
    public Method method() {
        return Method.SYNTHETIC_CONTROL;
    }

    /**
     * The effect on the one treated unit, in the unit of the outcome. Never-treated units without gaps are donors; other
     * units are listed as dropped. Cost O(donors² · periods before · positive weights).
     *
     * <p>Where the treated unit is fitted exactly before the treatment its gap has nothing to be measured by: there is
     * no interval and no p-value, with the reason. Where there are too few donors the interval has no ends.
     *
     * @throws NotEstimableException if not exactly one unit becomes treated, it has gaps or fewer than two periods before
     *     its treatment, or there is no donor
     */
    @Override
    public Effect estimate(Panel panel) {
        Design design = Design.of(panel);
        Outcomes outcomes = Outcomes.of(panel, design);
        ControlFit fit = ControlFit.of(outcomes);
        int placeboCount = outcomes.donorCount() > 1 ? outcomes.donorCount() : 0;
        List<ControlFit> fits =
                Parallel.inOrder(placeboCount, threads, donor -> ControlFit.of(outcomes.placebo(donor)));

        List<ControlFit> usable = new ArrayList<>();
        List<Placebo> placebos = new ArrayList<>();
        List<DroppedUnit> dropped = new ArrayList<>(design.dropped());
        for (int u = 0; u < placeboCount; u++) {
            String unit = design.donors().get(u);
            if (fits.get(u).exact()) {
                dropped.add(new DroppedUnit(unit, DropReason.EXACT_PLACEBO_FIT));
            } else {
                usable.add(fits.get(u));
                placebos.add(
                        new Placebo(unit, fits.get(u).estimate(), fits.get(u).ratio()));
            }
        }
        dropped.sort(Comparator.comparing(DroppedUnit::unit));

        EffectBuilder effect = Effect.builder(Method.SYNTHETIC_CONTROL, fit.estimate())
                .weights(Parts.unitWeights(design.donors(), fit.weights()))
                .placebos(placebos)
                .rmspe(rmspe(fit, usable))
                .units(List.of(design.treated()), design.donors(), dropped)
                .seed(seed.orElseGet(() -> panel.seed("%s level=%s".formatted(Method.SYNTHETIC_CONTROL, level))));
        infer(effect, panel, outcomes, fit, usable);
        return effect.build();
    }

    private void infer(
            EffectBuilder effect, Panel panel, Outcomes outcomes, ControlFit fit, List<ControlFit> placebos) {
        effect.reason(
                "standardError",
                new Reason(
                        ReasonCode.NOT_DEFINED,
                        "the studentised placebo test gives an interval and a p-value, no standard error",
                        "学生化安慰剂检验给出区间和 p 值，不给出标准误"));
        if (fit.exact()) {
            Reason why = new Reason(
                    ReasonCode.NOT_TESTABLE,
                    "the donors fit the treated unit exactly before the treatment, so its gap has no measure",
                    "处理前对照单位完全拟合受处理单位，其差距无从衡量");
            effect.reason("interval", why).reason("pValue", why).reason("rmspe.ratio", why);
            effect.path(Parts.path(panel, outcomes, fit.gaps(), null));
            return;
        }
        double[] preRmspes = placebos.stream().mapToDouble(ControlFit::preRmspe).toArray();
        StudentisedPlacebos test = new StudentisedPlacebos(
                fit.estimate(),
                fit.preRmspe(),
                placebos.stream().mapToDouble(ControlFit::estimate).toArray(),
                preRmspes);
        Interval interval = test.interval(level);
        if (!interval.hasBothEnds()) {
            int needed = StudentisedPlacebos.needed(level);
            effect.reason(
                    "interval",
                    new Reason(
                            ReasonCode.NOT_ENOUGH_DATA,
                            "needs at least %d donors, there are %d".formatted(needed, placebos.size()),
                            "至少需要 %d 个对照单位，现有 %d 个".formatted(needed, placebos.size())));
        }
        effect.inference(
                Inference.PLACEBO_STUDENTISED, interval, test.interval(Effect.EQUIVALENCE_LEVEL), test.pValue());

        List<Interval> pointwise = new ArrayList<>();
        for (int t = outcomes.preCount(); t < outcomes.periodCount(); t++) {
            int period = t;
            double[] gaps = placebos.stream()
                    .mapToDouble(placebo -> placebo.gaps()[period])
                    .toArray();
            pointwise.add(new StudentisedPlacebos(fit.gaps()[t], fit.preRmspe(), gaps, preRmspes).interval(level));
        }
        effect.path(Parts.path(panel, outcomes, fit.gaps(), pointwise));
    }

    private static Rmspe rmspe(ControlFit fit, List<ControlFit> placebos) {
        if (fit.exact()) {
            return new Rmspe(fit.preRmspe(), fit.postRmspe(), Double.NaN, 0, Double.NaN);
        }
        int rank = 1;
        for (ControlFit placebo : placebos) {
            rank += placebo.ratio() >= fit.ratio() ? 1 : 0;
        }
        return new Rmspe(fit.preRmspe(), fit.postRmspe(), fit.ratio(), rank, (double) rank / (placebos.size() + 1));
    }
}
