package org.hengce.presentation.json;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hengce.methods.effect.BeforeAfterDetail;
import org.hengce.methods.effect.Detail;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.effect.SyntheticDetail;
import org.jspecify.annotations.Nullable;

/** From an effect to the parts of its documents: NaN becomes null. */
final class EffectParts {
    private static final Reason NO_TEST = new Reason(
            ReasonCode.NOT_DEFINED,
            "a check has a p-value where it is a test and can be made; others compare a number with limits",
            "只有可以进行的检验才有 p 值；其余检查将数值与界限比较");
    private static final Reason NOT_CHECKED =
            new Reason(ReasonCode.NOT_TESTABLE, "the check's message says why it cannot be made", "该检查的说明写明无法进行的原因");

    private final Effect effect;

    EffectParts(Effect effect) {
        this.effect = effect;
    }

    AnalysisDocument document(List<Diagnostic> diagnostics, Map<String, Reason> reasons) {
        return new AnalysisDocument(
                effect.method().wireName(),
                effect.estimate(),
                Parts.number(effect.standardError()),
                IntervalDocument.of(effect.interval()),
                inference(),
                Parts.number(effect.pValue()),
                new EffectDocument.UnitsUsed(effect.treatedUnits(), effect.controlUnits()),
                dropped(effect.unitsDropped()),
                path(),
                diagnostics(diagnostics),
                effect.seed(),
                ReasonDocument.of(reasons(reasons, diagnostics)),
                own());
    }

    private @Nullable String inference() {
        return effect.inference() == null ? null : effect.inference().name();
    }

    private List<EffectDocument.PathPoint> path() {
        return effect.path().stream()
                .map(p -> new EffectDocument.PathPoint(
                        p.period(),
                        Parts.number(p.observed()),
                        Parts.number(p.counterfactual()),
                        Parts.number(p.effect()),
                        Parts.number(p.low()),
                        Parts.number(p.high()),
                        p.narrower().stream()
                                .map(i -> new IntervalDocument(i.level(), i.low(), i.high()))
                                .toList()))
                .toList();
    }

    /** Those of the method, and those of the checks: most are no tests, and some cannot be made. */
    private static Map<String, Reason> reasons(Map<String, Reason> ofMethod, List<Diagnostic> checks) {
        Map<String, Reason> reasons = new TreeMap<>(ofMethod);
        if (checks.stream().anyMatch(check -> Double.isNaN(check.pValue()))) {
            reasons.put("diagnostics.pValue", NO_TEST);
        }
        if (checks.stream().anyMatch(check -> Double.isNaN(check.statistic()))) {
            reasons.put("diagnostics.statistic", NOT_CHECKED);
        }
        return reasons;
    }

    static List<EffectDocument.DroppedUnit> dropped(List<DroppedUnit> units) {
        return units.stream()
                .map(d -> new EffectDocument.DroppedUnit(d.unit(), d.reason().name()))
                .toList();
    }

    static List<EffectDocument.Diagnostic> diagnostics(List<Diagnostic> checks) {
        return checks.stream()
                .map(check -> new EffectDocument.Diagnostic(
                        check.name().name(),
                        check.status().name(),
                        Parts.number(check.statistic()),
                        Parts.number(check.pValue()),
                        new LocalizedText(check.chinese(), check.english())))
                .toList();
    }

    private MethodParts own() {
        MethodParts parts = MethodParts.NONE;
        if (effect.method() == Method.SYNTHETIC_CONTROL || effect.method() == Method.SYNTHETIC_DID) {
            parts = parts.with(synthetic());
        }
        Detail detail = effect.detail();
        if (detail instanceof BeforeAfterDetail own) {
            return parts.with(new SeriesParts(
                    own.degreesOfFreedom(),
                    new SeriesParts.Means(own.before(), own.after(), Parts.number(own.autocorrelation())),
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        if (detail instanceof InterruptionDetail own) {
            return parts.with(series(own));
        }
        if (detail instanceof RegressionDetail own) {
            return parts.with(RegressionMapping.parts(own));
        }
        if (detail instanceof GroupTimeDetail own) {
            return parts.with(GroupTimeMapping.parts(own)).with(RegressionMapping.eventStudy(own.eventStudy()));
        }
        return parts;
    }

    private static SeriesParts series(InterruptionDetail own) {
        List<SeriesParts.Interruption> all = own.interruptions().stream()
                .map(i -> new SeriesParts.Interruption(
                        i.period(),
                        CoefficientDocument.of(i.level()),
                        i.slope() == null ? null : CoefficientDocument.of(i.slope())))
                .toList();
        List<SeriesParts.PeriodEffect> effects = own.effects().stream()
                .map(e -> new SeriesParts.PeriodEffect(
                        e.period(),
                        e.estimate(),
                        Parts.number(e.standardError()),
                        Parts.number(e.low()),
                        Parts.number(e.high())))
                .toList();
        return new SeriesParts(
                null,
                null,
                all.get(0).level(),
                Objects.requireNonNullElse(all.get(0).slope(), CoefficientDocument.ABSENT),
                all.size() > 1 ? all : null,
                effects,
                new SeriesParts.Fit(
                        own.lag(),
                        own.harmonics(),
                        own.degreesOfFreedom(),
                        TestDocument.of(own.ljungBox()),
                        TestDocument.of(own.breuschGodfrey()),
                        Parts.number(own.durbinWatson())));
    }

    private SyntheticParts synthetic() {
        boolean did = effect.method() == Method.SYNTHETIC_DID;
        SyntheticDetail detail = effect.detail() instanceof SyntheticDetail own ? own : null;
        return new SyntheticParts(
                effect.weights().stream()
                        .map(w -> new EffectDocument.UnitWeight(w.unit(), w.weight()))
                        .toList(),
                did
                        ? effect.timeWeights().stream()
                                .map(w -> new EffectDocument.PeriodWeight(w.period(), w.weight()))
                                .toList()
                        : null,
                rmspe(effect.rmspe()),
                effect.placebos().stream()
                        .map(p -> new EffectDocument.Placebo(p.unit(), p.effect(), Parts.number(p.ratio()), p.gaps()))
                        .toList(),
                detail == null || detail.leaveOneOut().isEmpty() ? null : leaveOneOut(detail),
                detail == null || detail.predictors().isEmpty() ? null : predictors(detail),
                detail == null ? null : inTime(detail.inTime()),
                detail == null || detail.cohorts().isEmpty() ? null : cohorts(detail),
                detail == null || detail.coefficients().isEmpty() ? null : NamedCoefficient.of(detail.coefficients()));
    }

    private static List<SyntheticParts.LeaveOneOut> leaveOneOut(SyntheticDetail detail) {
        return detail.leaveOneOut().stream()
                .map(l -> new SyntheticParts.LeaveOneOut(l.donor(), l.estimate()))
                .toList();
    }

    private static List<SyntheticParts.PredictorWeight> predictors(SyntheticDetail detail) {
        return detail.predictors().stream()
                .map(p -> new SyntheticParts.PredictorWeight(p.predictor(), p.weight()))
                .toList();
    }

    private static SyntheticParts.@Nullable InTimePlacebo inTime(SyntheticDetail.@Nullable InTimePlacebo placebo) {
        return placebo == null
                ? null
                : new SyntheticParts.InTimePlacebo(placebo.period(), placebo.estimate(), Parts.number(placebo.ratio()));
    }

    private static List<SyntheticParts.CohortEffect> cohorts(SyntheticDetail detail) {
        return detail.cohorts().stream()
                .map(c -> new SyntheticParts.CohortEffect(c.cohort(), c.estimate(), c.weight(), c.treatedUnits()))
                .toList();
    }

    private static EffectDocument.@Nullable Rmspe rmspe(@Nullable Rmspe fit) {
        return fit == null
                ? null
                : new EffectDocument.Rmspe(
                        fit.pre(),
                        fit.post(),
                        Parts.number(fit.ratio()),
                        fit.rank() == 0 ? null : Integer.valueOf(fit.rank()),
                        Parts.number(fit.pValue()));
    }
}
