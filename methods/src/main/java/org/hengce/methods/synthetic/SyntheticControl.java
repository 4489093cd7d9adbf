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
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * Synthetic control (Abadie, Diamond and Hainmueller, JASA 105(490), 2010): donor weights on the simplex, without
 * intercept and without ridge, that make the donors' mixture like the treated unit before the treatment.
 *
 * <p>Alike in outcomes, all periods before the treatment the same (by default); or alike in {@code predictors}, whose own
 * weights are chosen so that the mixture's outcomes fit best ({@link NestedWeights}). Several units treated from the same
 * period on are averaged into one; unit weights of the panel play no part.
 *
 * <p>Inference is {@link Inference#PLACEBO_STUDENTISED}: every donor is fitted from the other donors in the same way, the
 * treated unit being in no pool, and |mean gap after| ÷ pre-RMSPE compared. The post/pre RMSPE ratio and its rank come
 * along as a diagnostic. There is no standard error. Against the average of several treated units placebos are single
 * donors, which scatter more: the test then errs on the side of caution.
 *
 * @param level of the interval, in (0, 1)
 * @param seed recorded with the result, nothing here is drawn; by default it is made from panel and specification
 * @param threads that fit placebos, at least 1; they change nothing in the result
 * @param predictors what to be alike in; empty for the outcomes before the treatment
 * @param judgedOver the periods before the treatment over which predictors' weights are judged; used with predictors only
 * @param placebos whether to fit them; without there is no inference
 * @param leaveOneOut whether to fit again without each donor of positive weight
 * @param inTimePlacebo name of a period before the treatment in which to pretend it began, on the data before it alone;
 *     null for none
 */
public record SyntheticControl(
        double level,
        OptionalLong seed,
        int threads,
        List<Predictor> predictors,
        PeriodRange judgedOver,
        boolean placebos,
        boolean leaveOneOut,
        @Nullable String inTimePlacebo)
        implements Estimator {
    private static final int LEAST_PRE_PERIODS = 2;

    /** Checks level and threads. */
    public SyntheticControl {
        Options.check(level, threads);
        predictors = List.copyOf(predictors);
    }

    /** Level 0.95, seed from panel and specification, one thread, outcomes alone, placebos and nothing else. */
    public static SyntheticControl withDefaults() {
        return new SyntheticControl(0.95, OptionalLong.empty(), 1, List.of(), PeriodRange.ALL, true, false, null);
    }

    /** The same with another level. */
    public SyntheticControl withLevel(double newLevel) {
        return new SyntheticControl(
                newLevel, seed, threads, predictors, judgedOver, placebos, leaveOneOut, inTimePlacebo);
    }

    /** The same with this seed. */
    public SyntheticControl withSeed(long newSeed) {
        return new SyntheticControl(
                level, OptionalLong.of(newSeed), threads, predictors, judgedOver, placebos, leaveOneOut, inTimePlacebo);
    }

    /** The same with another number of threads. */
    public SyntheticControl withThreads(int newThreads) {
        return new SyntheticControl(
                level, seed, newThreads, predictors, judgedOver, placebos, leaveOneOut, inTimePlacebo);
    }

    /** The same with predictors; with none, outcomes alone are matched. */
    public SyntheticControl withPredictors(List<Predictor> newPredictors) {
        return new SyntheticControl(
                level, seed, threads, newPredictors, judgedOver, placebos, leaveOneOut, inTimePlacebo);
    }

    /** The same with predictors' weights judged over these periods. */
    public SyntheticControl withJudgedOver(PeriodRange periods) {
        return new SyntheticControl(level, seed, threads, predictors, periods, placebos, leaveOneOut, inTimePlacebo);
    }

    /** The same with or without placebos. */
    public SyntheticControl withPlacebos(boolean wanted) {
        return new SyntheticControl(level, seed, threads, predictors, judgedOver, wanted, leaveOneOut, inTimePlacebo);
    }

    /** The same with or without an estimate without each donor. */
    public SyntheticControl withLeaveOneOut(boolean wanted) {
        return new SyntheticControl(level, seed, threads, predictors, judgedOver, placebos, wanted, inTimePlacebo);
    }

    /** The same with a placebo that begins in this period. */
    public SyntheticControl withInTimePlacebo(String period) {
        return new SyntheticControl(level, seed, threads, predictors, judgedOver, placebos, leaveOneOut, period);
    }

    @Override
    public Method method() {
        return Method.SYNTHETIC_CONTROL;
    }

    /**
     * The effect on the treated unit or units, in the unit of the outcome. Never-treated units without gaps are donors;
     * other units are listed as dropped, also those that lack a predictor. Cost of one fit O(steps · donors · periods
     * before), steps being a small multiple of the donors with positive weight; with predictors some thousands of such
     * fits, of predictors instead of periods. Placebos are as many fits as there are donors.
     *
     * <p>Where the treated unit is fitted exactly before the treatment its gap has nothing to be measured by: there is
     * no interval and no p-value, with the reason. Where there are too few donors the interval has no ends.
     *
     * @throws NotEstimableException if no unit becomes treated, treated units start at different times, have gaps or
     *     fewer than two periods before, there is no donor, a predictor is the same for all, or values cannot be
     *     computed with
     * @throws IllegalArgumentException if a covariate or period asked for is not in the panel or not before the treatment
     */
    @Override
    public Effect estimate(Panel panel) {
        Design design = Design.of(panel);
        PredictorPlan plan = predictors.isEmpty() ? null : PredictorPlan.of(panel, design, predictors, judgedOver);
        if (plan != null) {
            design = design.withDonors(plan::has);
        }
        Comparison comparison = new Comparison(Outcomes.of(panel, design), plan == null ? null : plan.values(design));
        ControlFit fit = comparison.fit();

        int placeboCount =
                placebos && design.donors().size() > 1 ? design.donors().size() : 0;
        List<Gaps> fitted = Parallel.inOrder(
                placeboCount, threads, donor -> comparison.placebo(donor).fit().gaps());
        List<String> donors = design.donorNames();
        List<Gaps> usable = new ArrayList<>();
        List<Placebo> listed = new ArrayList<>();
        List<DroppedUnit> dropped = new ArrayList<>(design.dropped());
        for (int u = 0; u < placeboCount; u++) {
            Gaps gaps = fitted.get(u);
            if (gaps.exact()) {
                dropped.add(new DroppedUnit(donors.get(u), DropReason.EXACT_PLACEBO_FIT));
            } else {
                usable.add(gaps);
                listed.add(new Placebo(
                        donors.get(u), gaps.estimate(), gaps.ratio(), Parts.drawn(gaps.all(), placeboCount)));
            }
        }
        dropped.sort(Comparator.comparing(DroppedUnit::unit));

        EffectBuilder effect = Effect.builder(
                        Method.SYNTHETIC_CONTROL, fit.gaps().estimate())
                .weights(Parts.unitWeights(donors, fit.weights()))
                .placebos(listed)
                .units(design.treated(), donors, dropped)
                .seed(seed.orElseGet(() -> panel.seed(specification())));
        new ControlInference(panel, comparison.outcomes(), fit.gaps(), placebos, usable).addTo(effect, level);
        addDetail(effect, panel, design, plan, comparison, fit);
        return effect.build();
    }

    private String specification() {
        String text = "%s level=%s".formatted(Method.SYNTHETIC_CONTROL, level);
        return predictors.isEmpty()
                ? text
                : "%s predictors=%s judgedOver=%s–%s"
                        .formatted(
                                text,
                                predictors.stream().map(Predictor::label).toList(),
                                judgedOver.from(),
                                judgedOver.to());
    }

    private void addDetail(
            EffectBuilder effect,
            Panel panel,
            Design design,
            @Nullable PredictorPlan plan,
            Comparison comparison,
            ControlFit fit) {
        List<SyntheticDetail.PredictorWeight> predictorWeights = new ArrayList<>();
        for (int k = 0; k < fit.predictorWeights().length; k++) {
            predictorWeights.add(
                    new SyntheticDetail.PredictorWeight(predictors.get(k).label(), fit.predictorWeights()[k]));
        }
        List<SyntheticDetail.LeaveOneOut> without = leaveOneOut
                ? Parts.leaveOneOut(effect, design.donorNames(), fit.weights(), threads, donor -> comparison
                        .without(donor)
                        .fit()
                        .gaps()
                        .estimate())
                : List.of();
        SyntheticDetail.InTimePlacebo inTime =
                inTimePlacebo == null ? null : inTime(effect, panel, design, plan, inTimePlacebo);
        if (!predictors.isEmpty() || leaveOneOut || inTimePlacebo != null) {
            effect.detail(new SyntheticDetail(predictorWeights, without, inTime, List.of(), List.of()));
        }
    }

    /** Null, with the reason, where too little lies before the pretended start. */
    private static SyntheticDetail.@Nullable InTimePlacebo inTime(
            EffectBuilder effect, Panel panel, Design design, @Nullable PredictorPlan plan, String period) {
        int start = design.cohorts().get(0).start();
        int pretended = PredictorPlan.index(panel, period);
        if (pretended >= start) {
            throw new OptionException(
                    "a placebo in time must begin before the treatment in %s, not in %s"
                            .formatted(panel.period(start), period),
                    "时间安慰剂须早于 %s 的处理开始，而非 %s".formatted(panel.period(start), period));
        }
        List<String> lacking = plan == null ? List.of() : plan.notBefore(pretended);
        if (pretended < LEAST_PRE_PERIODS || !lacking.isEmpty()) {
            effect.reason("inTime", tooLittleBefore(period, pretended, lacking));
            return null;
        }
        Outcomes outcomes = Outcomes.of(panel, design).cut(pretended, start);
        PredictorValues values = plan == null ? null : plan.cut(pretended).values(design);
        Gaps gaps = new Comparison(outcomes, values).fit().gaps();
        if (gaps.exact()) {
            effect.reason("inTime.ratio", ControlInference.EXACT);
        }
        return new SyntheticDetail.InTimePlacebo(period, gaps.estimate(), gaps.ratio());
    }

    private static Reason tooLittleBefore(String period, int periods, List<String> lacking) {
        return lacking.isEmpty()
                ? new Reason(
                        ReasonCode.NOT_TESTABLE,
                        "before %s there are %d periods, at least %d are needed"
                                .formatted(period, periods, LEAST_PRE_PERIODS),
                        "%s 之前只有 %d 期，至少需要 %d 期".formatted(period, periods, LEAST_PRE_PERIODS))
                : new Reason(
                        ReasonCode.NOT_TESTABLE,
                        "before %s there is nothing of %s".formatted(period, String.join(", ", lacking)),
                        "%s 之前没有 %s 的数据".formatted(period, String.join("、", lacking)));
    }
}
