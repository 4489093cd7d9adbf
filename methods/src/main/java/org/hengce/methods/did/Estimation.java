package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.WildBootstrap;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/** One run of {@link DifferenceInDifferences} on one panel. */
final class Estimation {
    /** Fewer treated units, or others, than this leave clustered errors without meaning. */
    private static final int FEW_TREATED = 5;
    /** With fewer clusters than this t is too sure of itself. */
    private static final int FEW_CLUSTERS = 30;

    private static final Reason NO_BAND = new Reason(
            ReasonCode.NOT_DEFINED,
            "errors are those of the regression's coefficients; a period's gap between observed and fitted has none",
            "标准误针对回归系数；各期观测值与拟合值之差没有标准误");

    private static final Reason NO_GAP = new Reason(
            ReasonCode.NOT_DEFINED,
            "units start at different times: in each period the gap between observed and fitted mixes units treated with"
                    + " units not yet treated, and is no effect; the event study has effects by distance",
            "各单位开始时间不同：每期观测值与拟合值之差混合了已受处理与尚未受处理的单位，并非效应；按距离的效应见事件研究");

    private final DifferenceInDifferences options;
    private final Panel panel;
    private final Design design;
    private final boolean oneStart;
    private final long seed;

    Estimation(DifferenceInDifferences options, Panel panel) {
        this.options = options;
        this.panel = panel;
        design = Design.of(options, panel);
        oneStart = design.starts().length == 1;
        seed = options.seedOf(panel);
    }

    Effect effect() {
        PooledChanges pooled = pooled();
        return pooled != null ? effect(pooled) : effect(regression());
    }

    private Regression regression() {
        CellRegression cells = CellRegression.of(design);
        return cells != null ? cells : RowRegression.of(design);
    }

    private @Nullable PooledChanges pooled() {
        boolean asked = options.inference() == InferenceRule.POOLED_T;
        if (asked && !panel.covariates().isEmpty()) {
            throw new OptionException(
                    "POOLED_T takes no covariates; leave out %s or ask for another inference"
                            .formatted(panel.covariates()),
                    "POOLED_T 不带协变量；请去掉 %s，或改用其他推断".formatted(panel.covariates()));
        }
        if (asked && !oneStart) {
            throw Refusals.severalStarts(design);
        }
        boolean possible = design.model() == Model.TWO_WAY && design.twoWay() && design.clusteredByUnit() && oneStart;
        if (!asked && !(options.inference() == InferenceRule.AUTO && possible && fewOnOneSide())) {
            return null;
        }
        try {
            return PooledChanges.of(design, design.starts()[0]);
        } catch (NotEstimableException e) {
            if (asked || e.code() != NotEstimableException.Code.UNBALANCED) {
                throw e;
            }
            return null; // all of one side have gaps: the regression can still use what they have
        }
    }

    private boolean fewOnOneSide() {
        int treated = 0;
        for (int u = 0; u < panel.unitCount() && treated < FEW_TREATED; u++) {
            treated += design.treated(u) ? 1 : 0;
        }
        int others = 0;
        for (int u = 0; u < panel.unitCount() && others < FEW_TREATED; u++) {
            others += design.treated(u) ? 0 : 1;
        }
        return treated < FEW_TREATED || others < FEW_TREATED;
    }

    private Effect effect(PooledChanges changes) {
        EffectBuilder effect = Effect.builder(Method.DIFFERENCE_IN_DIFFERENCES, changes.estimate());
        Answer answer = Answer.pooled(changes, options.level());
        answer.into(effect);
        WildBootstrap wild = null;
        if (options.wild()) {
            Regression regression = regression();
            wild = wildBeside(effect, answers(regression, false), padded(regression, headline(regression)));
        }
        int left = changes.dropped().size();
        int used = panel.unitCount() - left;
        RegressionDetail detail = new RegressionDetail(
                List.of(new Coefficient("treated", changes.estimate(), answer.standardError())),
                null,
                wild,
                changes.degreesOfFreedom(),
                List.of(used),
                (long) used * panel.periodCount(),
                left == 0 ? Map.of() : Map.of(DropReason.GAPS, (long) left * panel.periodCount()),
                List.of());
        return finished(effect, panel::complete, changes.dropped(), changes.sums(), detail);
    }

    private Effect effect(Regression regression) {
        double[] combination = padded(regression, headline(regression));
        EffectBuilder effect =
                Effect.builder(Method.DIFFERENCE_IN_DIFFERENCES, Matrices.dot(combination, regression.coefficients()));
        Answers answers = answers(regression, bootstrap(regression));
        Answer answer = answers.of(combination);
        answer.into(effect);
        if (answers.covariance().mended()) {
            effect.reason("covariance", Answers.MENDED);
        }
        WildBootstrap wild = answer.wild();
        if (wild == null && options.wild()) {
            wild = wildBeside(effect, answers, combination);
        }
        if (design.model() != Model.TWO_WAY) {
            EventStudies.REASONS.forEach(effect::reason);
        }
        RegressionDetail detail = new RegressionDetail(
                coefficients(regression, answers),
                design.model() == Model.TWO_WAY ? null : EventStudies.of(regression, answers),
                wild,
                answers.covariance().degreesOfFreedom(),
                regression.clusters(),
                regression.rows(),
                regression.rowsDropped(),
                regression.collinear());
        List<DroppedUnit> dropped = new ArrayList<>(design.excluded());
        dropped.addAll(regression.unitsDropped());
        dropped.sort(Comparator.comparing(DroppedUnit::unit));
        return finished(effect, regression.used(), dropped, regression.pathSums(), detail);
    }

    private double[] headline(Regression regression) {
        double[] headline = regression.terms().headline(design.model());
        if (headline == null) {
            throw Refusals.noTreatedRow(design, regression.rowsDropped());
        }
        return headline;
    }

    /** A combination of the treatment regressors as one of all columns, of which the covariates are the first. */
    static double[] padded(Regression regression, double[] ofTerms) {
        int before = regression.covariates().size();
        double[] padded = new double[before + ofTerms.length];
        System.arraycopy(ofTerms, 0, padded, before, ofTerms.length);
        return padded;
    }

    private Answers answers(Regression regression, boolean bootstrap) {
        return new Answers(
                regression, ClusteredCovariance.of(regression, options.correction()), bootstrap, options, seed);
    }

    /** Whether interval and p-value come from the wild bootstrap. */
    private boolean bootstrap(Regression regression) {
        if (options.inference() != InferenceRule.AUTO) {
            return options.inference() == InferenceRule.WILD_CLUSTER;
        }
        int clusters = regression.clusters().get(0);
        int treated = regression.treatedClusters();
        return regression.clusters().size() == 1
                && (clusters < FEW_CLUSTERS || treated < FEW_TREATED || (oneStart && clusters - treated < FEW_TREATED));
    }

    private static @Nullable WildBootstrap wildBeside(EffectBuilder effect, Answers answers, double[] combination) {
        WildBootstrap wild = answers.wildBeside(combination);
        if (wild == null) {
            Reason why = answers.of(combination).reasons().get("interval");
            effect.reason("wild", why == null ? Answer.EXACT : why);
        }
        return wild;
    }

    /** Covariates' after the treatment's; of an event study only theirs, of Sun–Abraham those of cohorts, too. */
    private List<Coefficient> coefficients(Regression regression, Answers answers) {
        List<Coefficient> listed = new ArrayList<>();
        int before = regression.covariates().size();
        int terms = design.model() == Model.EVENT_STUDY ? 0 : regression.terms().count();
        for (int k = 0; k < terms; k++) {
            listed.add(
                    coefficient(regression, answers, regression.terms().term(k).name(), before + k));
        }
        for (int k = 0; k < before; k++) {
            listed.add(coefficient(regression, answers, regression.covariates().get(k), k));
        }
        return listed;
    }

    private static Coefficient coefficient(Regression regression, Answers answers, String name, int column) {
        return new Coefficient(name, regression.coefficients()[column], answers.standardError(column));
    }

    private Effect finished(
            EffectBuilder effect,
            IntPredicate used,
            List<DroppedUnit> dropped,
            PathSums sums,
            RegressionDetail detail) {
        List<String> treated = new ArrayList<>();
        List<String> controls = new ArrayList<>();
        for (int u = 0; u < design.panel().unitCount(); u++) {
            if (used.test(u)) {
                (design.treated(u) ? treated : controls).add(panel.unit(u));
            }
        }
        return effect.units(treated, controls, dropped)
                .path(sums.path(design.panel(), oneStart))
                .reason("path", oneStart ? NO_BAND : NO_GAP)
                .detail(detail)
                .seed(seed)
                .build();
    }
}
