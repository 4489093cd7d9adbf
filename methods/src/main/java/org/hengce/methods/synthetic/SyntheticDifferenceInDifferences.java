package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Coefficient;
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
import org.jspecify.annotations.Nullable;

/**
 * Synthetic difference-in-differences (Arkhangelsky, Athey, Hirshberg, Imbens and Wager, AER 111(12), 2021, algorithm 1;
 * placebo, jackknife and bootstrap: algorithms 4, 3 and 2).
 *
 * <p>Unit weights (one per donor) and time weights (one per period before the treatment) are ≥ 0, sum to 1, and are the
 * exact optimum of their penalised problems, each with an intercept. The path is shifted by the time-weighted gap
 * before the treatment, so that its mean over the treated periods is the estimate. Unit weights of the panel play no part.
 *
 * <p>Units treated from the same period on are averaged. Where they start at different times every cohort is estimated
 * against the never treated and weighted by its treated unit-periods (Clarke, Pailañir, Athey and Imbens, 2023); weights
 * of donors and periods are then averages over cohorts, and the path is, period by period, of the units already treated.
 * Covariates are projected out first, by a regression on the cells that are not treated ({@link Projection}).
 *
 * <p>Inference: with one treated unit {@link Inference#PLACEBO_NORMAL}, where instead of drawing donors at random each
 * stands in for the treated unit once; with more the same, the pattern of cohorts being put on donors in every way or in
 * {@code draws} ways, if donors outnumber the treated; else {@link Inference#JACKKNIFE} with fixed weights.
 * {@link Inference#BOOTSTRAP} on request. Regularisation is always that of the original fit, and no treated unit is ever
 * in a pool.
 *
 * @param level of the interval, in (0, 1)
 * @param seed of the draws; by default it is made from panel and specification
 * @param threads that fit placebos and replicates, at least 1; they change nothing in the result
 * @param inference the procedure to use; null for the one named above
 * @param draws placebo patterns or bootstrap replicates, at least 2
 * @param covariates names of those to project out
 * @param leaveOneOut whether to fit again, from scratch, without each donor of positive weight
 */
public record SyntheticDifferenceInDifferences(
        double level,
        OptionalLong seed,
        int threads,
        @Nullable Inference inference,
        int draws,
        List<String> covariates,
        boolean leaveOneOut)
        implements Estimator {
    private static final int DEFAULT_DRAWS = 500;

    /** Effects that spread less than this share of the largest outcome differ by rounding only. */
    private static final double NO_SPREAD = 1e-12;

    private static final Reason NO_RATIO = new Reason(
            ReasonCode.NOT_DEFINED,
            "the ratio of errors after and before the start is synthetic control's",
            "政策后与政策前误差之比属于合成控制法");
    private static final Reason SEVERAL_STARTS = new Reason(
            ReasonCode.NOT_DEFINED,
            "units start at different times: each period is the mean of those already treated, before the first start of"
                    + " all, so that a step where others join is no change of the effect",
            "各单位开始时间不同：每期为已受处理单位的均值（首个开始时间之前为全部受处理单位），其他单位加入时的跳变并非效应变化");

    /** Checks level, threads, draws and the procedure. */
    public SyntheticDifferenceInDifferences {
        Options.check(level, threads);
        Options.checkDraws(draws);
        Options.checkDistinct(covariates);
        covariates = List.copyOf(covariates);
        if (inference != null && !Resampling.knows(inference)) {
            throw new OptionException(
                    "synthetic difference-in-differences knows PLACEBO_NORMAL, JACKKNIFE and BOOTSTRAP, not "
                            + inference,
                    "合成双重差分的推断为 PLACEBO_NORMAL、JACKKNIFE 或 BOOTSTRAP，而非 " + inference);
        }
    }

    /** Level 0.95, seed from panel and specification, one thread, inference by the design, 500 draws, no covariates. */
    public static SyntheticDifferenceInDifferences withDefaults() {
        return new SyntheticDifferenceInDifferences(
                0.95, OptionalLong.empty(), 1, null, DEFAULT_DRAWS, List.of(), false);
    }

    /** The same with another level. */
    public SyntheticDifferenceInDifferences withLevel(double newLevel) {
        return new SyntheticDifferenceInDifferences(newLevel, seed, threads, inference, draws, covariates, leaveOneOut);
    }

    /** The same with this seed. */
    public SyntheticDifferenceInDifferences withSeed(long newSeed) {
        return new SyntheticDifferenceInDifferences(
                level, OptionalLong.of(newSeed), threads, inference, draws, covariates, leaveOneOut);
    }

    /** The same with another number of threads. */
    public SyntheticDifferenceInDifferences withThreads(int newThreads) {
        return new SyntheticDifferenceInDifferences(level, seed, newThreads, inference, draws, covariates, leaveOneOut);
    }

    /** The same with this procedure: {@code PLACEBO_NORMAL}, {@code JACKKNIFE} or {@code BOOTSTRAP}. */
    public SyntheticDifferenceInDifferences withInference(Inference procedure) {
        return new SyntheticDifferenceInDifferences(level, seed, threads, procedure, draws, covariates, leaveOneOut);
    }

    /** The same with another number of draws. */
    public SyntheticDifferenceInDifferences withDraws(int newDraws) {
        return new SyntheticDifferenceInDifferences(level, seed, threads, inference, newDraws, covariates, leaveOneOut);
    }

    /** The same with these covariates projected out. */
    public SyntheticDifferenceInDifferences withCovariates(List<String> names) {
        return new SyntheticDifferenceInDifferences(level, seed, threads, inference, draws, names, leaveOneOut);
    }

    /** The same with or without an estimate without each donor. */
    public SyntheticDifferenceInDifferences withLeaveOneOut(boolean wanted) {
        return new SyntheticDifferenceInDifferences(level, seed, threads, inference, draws, covariates, wanted);
    }

    @Override
    public Method method() {
        return Method.SYNTHETIC_DID;
    }

    /**
     * The effect on the treated units, in the unit of the outcome. Never-treated units without gaps are donors; other
     * units are listed as dropped, treated ones with gaps or missing covariates and cohorts with fewer than two periods
     * before among them as long as others remain. Cost of one fit O(steps · donors · periods before), steps being a small
     * multiple of the donors with positive weight; there are as many fits as cohorts, times placebos or draws.
     *
     * <p>Where the procedure cannot be had (one donor; a jackknife that would delete a whole cohort), or all its effects
     * are equal, there is no standard error, no interval and no p-value, with the reason.
     *
     * @throws NotEstimableException if no unit becomes treated, all treated ones have gaps or fewer than two periods
     *     before, there is no donor, a covariate is collinear, or values cannot be computed with
     * @throws IllegalArgumentException if the panel lacks a covariate
     */
    @Override
    public Effect estimate(Panel panel) {
        List<Integer> columns = Options.columns(panel, covariates);
        Design design = Design.of(panel, true, u -> hasAll(panel, columns, u));
        Cells cells = Cells.of(panel, design, columns);
        Pattern pattern = Pattern.of(design);
        Projection.refuseCollinear(cells, pattern, covariates);
        StaggeredFit fit = StaggeredFit.of(cells, pattern, null);
        Replicate own = fit.combined();
        long drawn = seed.orElseGet(() -> panel.seed(specification()));
        Resampling.Result resampled = new Resampling(cells, fit, draws, drawn, threads).run(inference);

        List<String> donors = design.donorNames();
        List<Placebo> placebos = new ArrayList<>();
        if (pattern.treatedCount() == 1 && resampled.by() == Inference.PLACEBO_NORMAL) {
            for (int u = 0; u < resampled.replicates().size(); u++) {
                Replicate placebo = resampled.replicates().get(u);
                placebos.add(new Placebo(
                        donors.get(u),
                        placebo.estimate(),
                        Double.NaN,
                        Parts.drawn(placebo.path(), resampled.replicates().size())));
            }
        }
        EffectBuilder effect = Effect.builder(Method.SYNTHETIC_DID, own.estimate())
                .weights(Parts.unitWeights(donors, fit.weights()))
                .timeWeights(Parts.timeWeights(panel, fit.timeWeights()))
                .placebos(placebos)
                .units(design.treated(), donors, design.dropped())
                .seed(drawn);
        if (!placebos.isEmpty()) {
            effect.reason("placebos.ratio", NO_RATIO);
        }
        if (pattern.cohorts() > 1) {
            effect.reason("path", SEVERAL_STARTS);
        }
        new SpreadInference(panel, fit.observed(cells), own, pattern.start(0), resampled)
                .addTo(effect, level, NO_SPREAD * largest(fit));
        addDetail(effect, panel, donors, cells, fit);
        return effect.build();
    }

    /** What is not drawn from, like leave-one-out, is not named: asking for more must not move a standard error. */
    private String specification() {
        StringBuilder text = new StringBuilder("%s level=%s".formatted(Method.SYNTHETIC_DID, level));
        if (inference != null) {
            text.append(" inference=").append(inference);
        }
        if (draws != DEFAULT_DRAWS) {
            text.append(" draws=").append(draws);
        }
        if (!covariates.isEmpty()) {
            text.append(" covariates=").append(covariates);
        }
        return text.toString();
    }

    private static boolean hasAll(Panel panel, List<Integer> columns, int unit) {
        return columns.stream().allMatch(column -> IntStream.range(0, panel.periodCount())
                .noneMatch(t -> Double.isNaN(panel.covariate(column, unit, t))));
    }

    private static double largest(StaggeredFit fit) {
        return fit.outcomes().stream().mapToDouble(Outcomes::largest).max().orElseThrow();
    }

    private void addDetail(EffectBuilder effect, Panel panel, List<String> donors, Cells cells, StaggeredFit fit) {
        Pattern pattern = fit.pattern();
        List<SyntheticDetail.CohortEffect> cohorts = new ArrayList<>();
        for (int c = 0; c < pattern.cohorts() && pattern.cohorts() > 1; c++) {
            cohorts.add(new SyntheticDetail.CohortEffect(
                    panel.period(pattern.start(c)),
                    fit.fits().get(c).estimate(),
                    fit.shares()[c],
                    pattern.treated(c).length));
        }
        List<Coefficient> coefficients = new ArrayList<>();
        for (int k = 0; k < covariates.size(); k++) {
            coefficients.add(new Coefficient(covariates.get(k), fit.coefficients()[k], Double.NaN));
        }
        if (!coefficients.isEmpty()) {
            effect.reason(
                    "coefficients",
                    new Reason(
                            ReasonCode.NOT_DEFINED,
                            "coefficients of projected covariates are a means to an end and have no standard errors",
                            "协变量系数仅用于剔除其影响，不给出标准误"));
        }
        List<SyntheticDetail.LeaveOneOut> without = leaveOneOut
                ? Parts.leaveOneOut(effect, donors, fit.weights(), threads, donor -> StaggeredFit.of(
                                cells, pattern.withoutDonor(donor), null)
                        .combined()
                        .estimate())
                : List.of();
        if (!cohorts.isEmpty() || !coefficients.isEmpty() || leaveOneOut) {
            effect.detail(new SyntheticDetail(List.of(), without, null, cohorts, coefficients));
        }
    }
}
