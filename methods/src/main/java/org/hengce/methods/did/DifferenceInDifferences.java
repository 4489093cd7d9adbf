package org.hengce.methods.did;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/**
 * Difference-in-differences by regression on treatment, fixed effects and the panel's covariates, weighted by its unit
 * weights: the two-way regression (Angrist and Pischke, Mostly Harmless Econometrics, 2009, chapter 5), the event study
 * with binned ends, and the interaction-weighted event study of Sun and Abraham (Journal of Econometrics 225(2), 2021).
 *
 * <p>The headline is the treatment's coefficient; of an event study the plain mean of the effects at event times 0 and
 * later; of Sun–Abraham the mean of all effects of cohorts from treatment on, by their rows' weight, the shares taken as
 * known. Errors of means come from the full covariance. The reference is event time −1, never treated units being in it;
 * where there are none Sun–Abraham compares with the last cohort, and periods from its start on are cut.
 *
 * <p>Always treated units stay in the two-way regression, which is described as it is run, and are left out of event
 * studies. All covariates of the panel are used; those that are combinations of others are left out and listed. Rows that
 * lack outcome, covariate or category are left out, then rows on which a fixed effect rests alone, and counted by reason.
 *
 * @param fixedEffects categorical columns of the panel; {@code unit} and {@code time} mean units and periods
 * @param clusters one or two such columns, within which rows depend on each other
 * @param correction small-sample factor of clustered errors
 * @param model which treatment regressors there are
 * @param leads of an event study: event times at or before −leads share one regressor; by default all are told apart
 * @param lags of an event study: event times at or after lags share one regressor; by default all are told apart
 * @param inference where interval and p-value come from
 * @param wild whether the wild cluster bootstrap is run beside another inference, too
 * @param level of the interval, in (0, 1)
 * @param seed of random draws; by default it is made from panel and specification
 * @param threads that compute, at least 1; they change nothing in the result
 */
public record DifferenceInDifferences(
        List<String> fixedEffects,
        List<String> clusters,
        Correction correction,
        Model model,
        OptionalInt leads,
        OptionalInt lags,
        InferenceRule inference,
        boolean wild,
        double level,
        OptionalLong seed,
        int threads)
        implements Estimator {

    /** Copies the lists and checks that the options go together. */
    public DifferenceInDifferences {
        fixedEffects = List.copyOf(fixedEffects);
        clusters = List.copyOf(clusters);
        if (fixedEffects.isEmpty() || new HashSet<>(fixedEffects).size() != fixedEffects.size()) {
            throw new OptionException(
                    "needs fixed effects, each named once, not " + fixedEffects, "需要固定效应，每个写一次，而非 " + fixedEffects);
        }
        if (clusters.isEmpty() || clusters.size() > 2 || new HashSet<>(clusters).size() != clusters.size()) {
            throw new OptionException(
                    "errors are clustered by one or two columns, not by " + clusters, "标准误按一列或两列聚类，而非 " + clusters);
        }
        if (leads.isPresent() && leads.getAsInt() < 1) {
            throw new OptionException(
                    "needs at least 1 lead, the reference, not " + leads.getAsInt(),
                    "至少需要 1 个提前期，即参照期，而非 " + leads.getAsInt());
        }
        if (lags.isPresent() && lags.getAsInt() < 0) {
            throw OptionException.atLeast("lags", 0, lags.getAsInt());
        }
        if (model == Model.TWO_WAY && (leads.isPresent() || lags.isPresent())) {
            throw new OptionException(
                    "leads and lags are those of an event study; ask for one", "提前期与滞后期属于事件研究；请同时要求事件研究");
        }
        if (clusters.size() > 1 && (wild || inference == InferenceRule.WILD_CLUSTER)) {
            throw new OptionException(
                    "the wild bootstrap takes one dimension of clusters, not " + clusters,
                    "野自助法只能按一列聚类，而非 " + clusters);
        }
        if (inference == InferenceRule.POOLED_T
                && !(model == Model.TWO_WAY && twoWay(fixedEffects) && clusters.equals(List.of(Design.UNIT)))) {
            throw new OptionException(
                    "POOLED_T takes one change per unit: two-way, fixed effects unit and time, clusters by unit",
                    "POOLED_T 每个单位取一个变化值：双向、单位与时期固定效应、按单位聚类");
        }
        if (!(level > 0 && level < 1)) {
            throw OptionException.level(level, "(0, 1)");
        }
        if (threads < 1) {
            throw OptionException.atLeast("threads", 1, threads);
        }
    }

    /** Two-way, unit and period effects, clustered by unit, inference as the panel suggests, level 0.95, one thread. */
    public static DifferenceInDifferences withDefaults() {
        return new DifferenceInDifferences(
                List.of(Design.UNIT, Design.TIME),
                List.of(Design.UNIT),
                Correction.CLUSTER,
                Model.TWO_WAY,
                OptionalInt.empty(),
                OptionalInt.empty(),
                InferenceRule.AUTO,
                false,
                0.95,
                OptionalLong.empty(),
                1);
    }

    /** The same with these fixed effects. */
    public DifferenceInDifferences withFixedEffects(String... columns) {
        return new DifferenceInDifferences(
                List.of(columns), clusters, correction, model, leads, lags, inference, wild, level, seed, threads);
    }

    /** The same with errors clustered by these columns, one or two. */
    public DifferenceInDifferences withClusters(String... columns) {
        return new DifferenceInDifferences(
                fixedEffects, List.of(columns), correction, model, leads, lags, inference, wild, level, seed, threads);
    }

    /** The same with another small-sample factor. */
    public DifferenceInDifferences withCorrection(Correction newCorrection) {
        return new DifferenceInDifferences(
                fixedEffects, clusters, newCorrection, model, leads, lags, inference, wild, level, seed, threads);
    }

    /** An event study in which all event times are told apart. */
    public DifferenceInDifferences withEventStudy() {
        return withModel(Model.EVENT_STUDY);
    }

    /** An event study in which event times at or before −leads, and at or after lags, share one regressor. */
    public DifferenceInDifferences withEventStudy(int newLeads, int newLags) {
        return withEventStudy().withLeads(newLeads).withLags(newLags);
    }

    /** The event study of Sun and Abraham. */
    public DifferenceInDifferences withSunAbraham() {
        return withModel(Model.SUN_ABRAHAM);
    }

    /** The same with these treatment regressors. */
    public DifferenceInDifferences withModel(Model newModel) {
        return new DifferenceInDifferences(
                fixedEffects, clusters, correction, newModel, leads, lags, inference, wild, level, seed, threads);
    }

    /** The same with the first event time told apart. */
    public DifferenceInDifferences withLeads(int newLeads) {
        return new DifferenceInDifferences(
                fixedEffects,
                clusters,
                correction,
                model,
                OptionalInt.of(newLeads),
                lags,
                inference,
                wild,
                level,
                seed,
                threads);
    }

    /** The same with the last event time told apart. */
    public DifferenceInDifferences withLags(int newLags) {
        return new DifferenceInDifferences(
                fixedEffects,
                clusters,
                correction,
                model,
                leads,
                OptionalInt.of(newLags),
                inference,
                wild,
                level,
                seed,
                threads);
    }

    /** The same with another inference. */
    public DifferenceInDifferences withInference(InferenceRule newInference) {
        return new DifferenceInDifferences(
                fixedEffects, clusters, correction, model, leads, lags, newInference, wild, level, seed, threads);
    }

    /** The same with or without the wild bootstrap beside. */
    public DifferenceInDifferences withWild(boolean newWild) {
        return new DifferenceInDifferences(
                fixedEffects, clusters, correction, model, leads, lags, inference, newWild, level, seed, threads);
    }

    /** The same with another level. */
    public DifferenceInDifferences withLevel(double newLevel) {
        return new DifferenceInDifferences(
                fixedEffects, clusters, correction, model, leads, lags, inference, wild, newLevel, seed, threads);
    }

    /** The same with this seed. */
    public DifferenceInDifferences withSeed(long newSeed) {
        return new DifferenceInDifferences(
                fixedEffects,
                clusters,
                correction,
                model,
                leads,
                lags,
                inference,
                wild,
                level,
                OptionalLong.of(newSeed),
                threads);
    }

    /** The same with another number of threads. */
    public DifferenceInDifferences withThreads(int newThreads) {
        return new DifferenceInDifferences(
                fixedEffects, clusters, correction, model, leads, lags, inference, wild, level, seed, newThreads);
    }

    private static boolean twoWay(List<String> fixedEffects) {
        return fixedEffects.size() == 2 && fixedEffects.contains(Design.UNIT) && fixedEffects.contains(Design.TIME);
    }

    @Override
    public Method method() {
        return Method.DIFFERENCE_IN_DIFFERENCES;
    }

    /**
     * The effect on the treated, in the unit of the outcome.
     *
     * <p>Cost O(rows) for a panel without gaps and covariates on unit and period effects clustered by whole units, in two
     * passes and with memory that does not grow with rows; else O(rows · columns · factors) a step of the projection,
     * with one number a row and column in memory. Where errors cannot be had there is no interval and no p-value, with
     * the reason.
     *
     * @throws NotEstimableException if no unit becomes treated, there is nothing to compare with, outcomes are constant or
     *     out of range, or treatment is a combination of fixed effects and covariates
     * @throws IllegalArgumentException if a column named is not in the panel, or pooled t is asked for with covariates
     */
    @Override
    public Effect estimate(Panel panel) {
        return new Estimation(this, panel).effect();
    }

    long seedOf(Panel panel) {
        return seed.orElseGet(() -> panel.seed(
                "%s fixedEffects=%s clusters=%s correction=%s model=%s leads=%s lags=%s inference=%s wild=%s level=%s"
                        .formatted(
                                method(),
                                fixedEffects,
                                clusters,
                                correction,
                                model,
                                leads.isPresent() ? leads.getAsInt() : "all",
                                lags.isPresent() ? lags.getAsInt() : "all",
                                inference,
                                wild,
                                level)));
    }
}
