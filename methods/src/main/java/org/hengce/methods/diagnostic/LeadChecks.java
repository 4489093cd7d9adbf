package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.notTestable;
import static org.hengce.methods.diagnostic.Check.number;
import static org.hengce.methods.diagnostic.Check.ofPValue;
import static org.hengce.methods.diagnostic.Check.pValue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hengce.methods.did.Correction;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.did.LeadsTest;
import org.hengce.methods.did.Model;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.EventTimes;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.inference.ReferenceLaw;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * What an event study says of the time before the treatment: whether units to be treated moved like the others, and
 * whether they did in the last period before it. All is measured from that period, whose own effect is 0 by construction;
 * so its change since the period before is that period's effect with the opposite sign.
 *
 * <p>The event study is the check's own: all distances are told apart, and errors are clustered with the usual correction,
 * so that how a result is shown cannot switch a check off.
 */
final class LeadChecks {
    /** Event times −2 to −4. */
    private static final int LEADS = 3;
    /** So many independent units for each lead, beside one, or the test rejects by itself. */
    private static final int UNITS_PER_LEAD = 4;

    private final @Nullable EventStudy study;
    private final @Nullable String whyNone;
    private final @Nullable String whyNoneChinese;
    private final int reference;
    private final int units;
    private final int independent; // clusters, where they are fewer than units
    private final double degreesOfFreedom; // infinite for the normal law

    private LeadChecks(
            @Nullable EventStudy study,
            @Nullable NotEstimableException why,
            int reference,
            int units,
            int clusters,
            double df) {
        this.study = study;
        this.whyNone = why == null ? null : why.reason().english();
        this.whyNoneChinese = why == null ? null : why.reason().chinese();
        this.reference = reference;
        this.units = units;
        this.independent = Math.min(units, clusters);
        this.degreesOfFreedom = df;
    }

    private static LeadChecks none(@Nullable NotEstimableException why, int reference) {
        return new LeadChecks(null, why, reference, 0, 0, Double.NaN);
    }

    static LeadChecks of(Panel panel, GroupTimeAtt estimator, Effect effect) {
        int reference = -1 - estimator.anticipation();
        GroupTimeAtt universal = new GroupTimeAtt(
                estimator.controls(),
                BasePeriod.UNIVERSAL,
                estimator.estimator(),
                estimator.anticipation(),
                estimator.headline(),
                EventTimes.all().between(reference - LEADS, 0),
                0,
                estimator.cluster(),
                estimator.level(),
                estimator.seed(),
                estimator.threads());
        try {
            return universal.estimate(panel).detail() instanceof GroupTimeDetail of
                    ? new LeadChecks(
                            of.eventStudy(), null, reference, units(effect), of.clusters(), Double.POSITIVE_INFINITY)
                    : none(null, reference);
        } catch (NotEstimableException e) {
            return none(e, reference);
        }
    }

    /** As Sun and Abraham have it: with one start that is the plain event study, with several its leads are clean. */
    static LeadChecks of(Panel panel, DifferenceInDifferences estimator, Effect effect) {
        DifferenceInDifferences own = new DifferenceInDifferences(
                estimator.fixedEffects(),
                estimator.clusters(),
                Correction.CLUSTER,
                Model.SUN_ABRAHAM,
                OptionalInt.empty(),
                OptionalInt.empty(),
                InferenceRule.CLUSTER_T,
                false,
                estimator.level(),
                estimator.seed(),
                estimator.threads());
        try {
            return own.estimate(panel).detail() instanceof RegressionDetail of
                    ? new LeadChecks(
                            of.eventStudy(),
                            null,
                            -1,
                            units(effect),
                            of.clusters().stream()
                                    .mapToInt(Integer::intValue)
                                    .min()
                                    .orElse(0),
                            of.degreesOfFreedom())
                    : none(null, -1);
        } catch (NotEstimableException e) {
            return none(e, -1);
        }
    }

    private static int units(Effect effect) {
        return effect.treatedUnits().size() + effect.controlUnits().size();
    }

    List<Diagnostic> all() {
        return List.of(preTrend(), anticipation());
    }

    private Diagnostic preTrend() {
        if (study == null) {
            return without(Name.PRE_TREND);
        }
        int leads = (int) Math.min(
                LEADS, study.eventTimes().stream().filter(e -> e < reference).count());
        if (leads == 0) {
            return nothingBefore(Name.PRE_TREND, study);
        }
        int needed = UNITS_PER_LEAD * leads + 1;
        if (independent < needed) {
            boolean clusters = independent < units;
            return notTestable(
                    Name.PRE_TREND,
                    "%d %s are too few to test %d leads; at least %d are needed."
                            .formatted(independent, clusters ? "clusters" : "units", leads, needed),
                    "%s只有 %d 个，不足以检验 %d 个前置期；至少需要 %d 个。".formatted(clusters ? "聚类" : "单位", independent, leads, needed));
        }
        Optional<TestStatistic> test = Double.isInfinite(degreesOfFreedom)
                ? LeadsTest.chiSquared(study, leads)
                : LeadsTest.f(study, leads, degreesOfFreedom);
        return test.map(this::preTrend)
                .orElseGet(() -> notTestable(Name.PRE_TREND, "The leads' covariance is singular.", "各前置期估计的协方差矩阵不可逆。"));
    }

    private Diagnostic preTrend(TestStatistic test) {
        String statistic = Double.isInfinite(degreesOfFreedom) ? "χ²(%d)" : "F(%d)";
        String said = "%s = %s, p %s"
                .formatted(
                        statistic.formatted(test.degreesOfFreedom()),
                        number(test.statistic(), 2),
                        pValue(test.pValue()));
        Status status = ofPValue(test.pValue());
        boolean passed = status == Status.PASS;
        return new Diagnostic(
                Name.PRE_TREND,
                status,
                test.statistic(),
                test.pValue(),
                passed
                        ? "Before the start nothing shows that treated units moved otherwise than the others (%s)."
                                .formatted(said)
                        : "Already before the start treated units moved otherwise than the others (%s)."
                                .formatted(said),
                passed ? "政策前没有迹象表明受处理单位与其他单位走势不同（%s）。".formatted(said) : "政策前受处理单位与其他单位的走势已有不同（%s）。".formatted(said));
    }

    private Diagnostic anticipation() {
        if (study == null) {
            return without(Name.ANTICIPATION);
        }
        EventStudyPoint before = study.points().stream()
                .filter(point -> point.eventTime() == reference - 1 && point.standardError() > 0)
                .findFirst()
                .orElse(null);
        if (before == null) {
            return nothingBefore(Name.ANTICIPATION, study);
        }
        ReferenceLaw law =
                Double.isInfinite(degreesOfFreedom) ? ReferenceLaw.normal() : ReferenceLaw.t(degreesOfFreedom);
        double p = law.pValue(before.estimate(), before.standardError());
        double ratio = -before.estimate() / before.standardError();
        boolean passed = ofPValue(p) == Status.PASS;
        String said = "%s standard errors, p %s".formatted(number(ratio, 2), pValue(p));
        String saidChinese = "%s 个标准误，p %s".formatted(number(ratio, 2), pValue(p));
        return new Diagnostic(
                Name.ANTICIPATION,
                passed ? Status.PASS : Status.WARN,
                ratio,
                p,
                (passed
                                ? "In the last period before %s nothing shows an effect (%s)."
                                : "The last period before %s shows an effect already (%s).")
                        .formatted(from(), said),
                (passed ? "%s前的最后一期没有效应的迹象（%s）。" : "%s前的最后一期已显现效应（%s）。").formatted(fromChinese(), saidChinese));
    }

    /** From when on an effect is allowed. */
    private String from() {
        return reference == -1 ? "the start" : "those left to anticipation, %d before the start,".formatted(-reference);
    }

    private String fromChinese() {
        return reference == -1 ? "政策开始" : "允许预期的各期之";
    }

    private Diagnostic nothingBefore(Name name, EventStudy of) {
        return of.points().stream().anyMatch(point -> point.eventTime() < reference)
                ? notTestable(
                        name,
                        "The effects before the start have no error that they could be measured by.",
                        "政策前各期的效应没有可用来衡量的标准误。")
                : notTestable(name, "There is no second period before the start to compare with.", "政策前没有第二个时期可供比较。");
    }

    private Diagnostic without(Name name) {
        String english = whyNone == null ? "There is no event study." : "There is no event study: " + whyNone + ".";
        String chinese = whyNoneChinese == null ? "无法进行事件研究。" : "无法进行事件研究：" + whyNoneChinese + "。";
        return notTestable(name, english, chinese);
    }
}
