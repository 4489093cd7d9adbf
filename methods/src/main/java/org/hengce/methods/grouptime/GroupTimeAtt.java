package org.hengce.methods.grouptime;

import java.util.Optional;
import java.util.OptionalLong;
import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/**
 * Average treatment effects by cohort and period, ATT(g,t), and four averages of them (Callaway and Sant'Anna, Journal of
 * Econometrics 225(2), 2021).
 *
 * <p>A cell compares what cohort g changed by, from a base period to t, with what its controls changed by. With covariates
 * (all of {@link Panel#covariates}, their values in the earlier of the two periods) the comparison is doubly robust,
 * weighted, or regressed (Sant'Anna and Zhao, Journal of Econometrics 219(1), 2020: traditional doubly robust estimator
 * with a logit propensity). Everything is weighted by unit weights where the panel has them.
 *
 * <p>Errors come from influence functions: normal with their spread ({@link Inference#INFLUENCE_NORMAL}), or by random
 * signs ({@link Inference#MULTIPLIER_BOOTSTRAP}), which also give intervals that hold for all cells, or all parts of an
 * average, together; analytical inference has none such. Influence values are summed within clusters. Covariances, the
 * event study's and those behind the pre-test, are analytical in both.
 *
 * <p>What is refused: units with gaps, units treated throughout and units without a covariate or cluster are left out and
 * listed; cells that cannot be estimated are listed with the reason and left out of all averages; cells with one treated
 * or one control unit, and averages of such cells alone, have no error, since a single unit shows no spread.
 *
 * <p>Cost without covariates: O(units · periods²), two passes over the panel, memory independent of the number of units
 * but for one index per unit. With covariates: a logit for each set of units compared and period covariates are taken
 * from, then one pass; O(units · cells²) for the covariances. Bootstrap: O(units · columns · (draws ÷ 8 + 32)), columns
 * being periods without and cells with covariates; memory O(draws · columns).
 *
 * @param controls with whom cohorts are compared
 * @param base from which period changes are measured
 * @param estimator how covariates are used; without covariates it makes no difference
 * @param anticipation periods before the first treated one in which the treatment may show already
 * @param headline which average is the estimate
 * @param eventTimes which distances the dynamic average shows and averages
 * @param draws of the multiplier bootstrap; 0 for analytical errors
 * @param cluster categorical column, constant within units, within which influence values are summed; empty: the unit
 * @param level of the intervals, in (0, 1)
 * @param seed of the draws; by default it is made from panel and specification
 * @param threads at least 1; they change nothing in the result
 */
public record GroupTimeAtt(
        ControlGroup controls,
        BasePeriod base,
        CellEstimator estimator,
        int anticipation,
        Aggregation headline,
        EventTimes eventTimes,
        int draws,
        Optional<String> cluster,
        double level,
        OptionalLong seed,
        int threads)
        implements Estimator {
    /** Quartiles of fewer draws are no measure of spread. */
    private static final int FEWEST_DRAWS = 100;
    /** A p-value to a tenth of a percent; more would only take memory. */
    private static final int DRAWS_AT_MOST = 100_000;

    /** Checks the numbers. */
    public GroupTimeAtt {
        if (anticipation < 0) {
            throw OptionException.atLeast("anticipation", 0, anticipation);
        }
        if (draws != 0 && draws < FEWEST_DRAWS) {
            throw new OptionException(
                    "%d draws are too few; take at least %d, or 0 for analytical errors".formatted(draws, FEWEST_DRAWS),
                    "抽样 %d 次过少；至少 %d 次，或 0 次以用解析标准误".formatted(draws, FEWEST_DRAWS));
        }
        if (draws > DRAWS_AT_MOST) {
            throw OptionException.atMost("draws", DRAWS_AT_MOST, draws);
        }
        if (!(level > 0 && level < 1)) {
            throw OptionException.level(level, "(0, 1)");
        }
        if (threads < 1) {
            throw OptionException.atLeast("threads", 1, threads);
        }
    }

    /**
     * Never-treated controls, varying base, doubly robust, no anticipation, the average by cohort as headline, analytical
     * errors clustered by unit, level 0.95, seed from panel and specification, one thread.
     */
    public static GroupTimeAtt withDefaults() {
        return new GroupTimeAtt(
                ControlGroup.NEVER,
                BasePeriod.VARYING,
                CellEstimator.DR,
                0,
                Aggregation.GROUP,
                EventTimes.all(),
                0,
                Optional.empty(),
                0.95,
                OptionalLong.empty(),
                1);
    }

    /** The same with other controls. */
    public GroupTimeAtt withControls(ControlGroup with) {
        return new GroupTimeAtt(
                with, base, estimator, anticipation, headline, eventTimes, draws, cluster, level, seed, threads);
    }

    /** The same with another base period. */
    public GroupTimeAtt withBase(BasePeriod from) {
        return new GroupTimeAtt(
                controls, from, estimator, anticipation, headline, eventTimes, draws, cluster, level, seed, threads);
    }

    /** The same with covariates used in another way. */
    public GroupTimeAtt withEstimator(CellEstimator by) {
        return new GroupTimeAtt(
                controls, base, by, anticipation, headline, eventTimes, draws, cluster, level, seed, threads);
    }

    /** The same with so many periods of anticipation. */
    public GroupTimeAtt withAnticipation(int periods) {
        return new GroupTimeAtt(
                controls, base, estimator, periods, headline, eventTimes, draws, cluster, level, seed, threads);
    }

    /** The same with another average as estimate. */
    public GroupTimeAtt withHeadline(Aggregation average) {
        return new GroupTimeAtt(
                controls, base, estimator, anticipation, average, eventTimes, draws, cluster, level, seed, threads);
    }

    /** The same with other distances in the dynamic average. */
    public GroupTimeAtt withEventTimes(EventTimes shown) {
        return new GroupTimeAtt(
                controls, base, estimator, anticipation, headline, shown, draws, cluster, level, seed, threads);
    }

    /** The same with errors by the multiplier bootstrap, from at least 100 draws. */
    public GroupTimeAtt withBootstrap(int newDraws) {
        if (newDraws == 0) {
            throw new OptionException(
                    "a bootstrap needs draws; analytical errors are the default", "自助法需要抽样次数；默认用解析标准误");
        }
        return new GroupTimeAtt(
                controls, base, estimator, anticipation, headline, eventTimes, newDraws, cluster, level, seed, threads);
    }

    /** The same with influence values summed within the levels of this categorical column. */
    public GroupTimeAtt withCluster(String column) {
        return new GroupTimeAtt(
                controls,
                base,
                estimator,
                anticipation,
                headline,
                eventTimes,
                draws,
                Optional.of(column),
                level,
                seed,
                threads);
    }

    /** The same with another level. */
    public GroupTimeAtt withLevel(double newLevel) {
        return new GroupTimeAtt(
                controls, base, estimator, anticipation, headline, eventTimes, draws, cluster, newLevel, seed, threads);
    }

    /** The same with this seed. */
    public GroupTimeAtt withSeed(long newSeed) {
        return new GroupTimeAtt(
                controls,
                base,
                estimator,
                anticipation,
                headline,
                eventTimes,
                draws,
                cluster,
                level,
                OptionalLong.of(newSeed),
                threads);
    }

    /** The same with another number of threads. */
    public GroupTimeAtt withThreads(int newThreads) {
        return new GroupTimeAtt(
                controls, base, estimator, anticipation, headline, eventTimes, draws, cluster, level, seed, newThreads);
    }

    @Override
    public Method method() {
        return Method.GROUP_TIME_ATT;
    }

    /**
     * The headline average with everything behind it in {@link org.hengce.methods.effect.GroupTimeDetail}.
     *
     * <p>The path is by calendar period over the units already treated then: their mean outcome, the calendar average of
     * effects, and the difference; its mean need not be the estimate. Before the first treated period it has the mean
     * of the units to be treated and no counterfactual: nothing is imputed there, the event study tells of it.
     *
     * @throws NotEstimableException if no unit becomes treated, there is nothing to compare with, the outcome does not
     *     vary or is out of range, or no cell of the headline can be estimated
     * @throws IllegalArgumentException if the panel has no such cluster column or it varies within a unit
     */
    @Override
    public Effect estimate(Panel panel) {
        Sample sample = Sample.of(panel, this);
        Plan plan = Plan.of(sample, this);
        boolean adjusted = !panel.covariates().isEmpty();
        boolean momentsSuffice = !adjusted && !sample.clustered();
        CohortMoments moments = CohortMoments.of(panel, sample::keeps, momentsSuffice, threads);
        Comparison comparison = adjusted
                ? AdjustedComparison.of(sample, plan, estimator, threads)
                : new PlainComparison(sample, plan, moments);
        Refusals.unlessEstimable(sample, plan, comparison);
        Basis basis = momentsSuffice
                ? new MomentBasis(sample, plan, moments)
                : new StreamedBasis(sample, plan, comparison, threads);
        long drawn = seed.orElseGet(() -> panel.seed(specification()));
        Influence influence = new Influence(basis);
        Errors errors = draws == 0
                ? new AnalyticalErrors(influence, sample.roundingError())
                : new BootstrapErrors(SignedSums.of(basis, draws, drawn, threads), level, sample.roundingError());
        return new Assembly(this, sample, plan, comparison, moments, influence, errors, drawn).effect();
    }

    /** In fixed wording, since the default seed is made of it. */
    private String specification() {
        return "%s controls=%s base=%s estimator=%s anticipation=%d headline=%s eventTimes=%s,%d,%d,%d draws=%d cluster=%s level=%s"
                .formatted(
                        Method.GROUP_TIME_ATT,
                        controls,
                        base,
                        estimator,
                        anticipation,
                        headline,
                        eventTimes.balance().isPresent() ? eventTimes.balance().getAsInt() : "",
                        eventTimes.earliest(),
                        eventTimes.latest(),
                        eventTimes.minUnits(),
                        draws,
                        cluster.orElse(""),
                        level);
    }
}
