package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.score.Verdict;
import org.hengce.methods.score.YardstickSource;
import org.jspecify.annotations.Nullable;

/**
 * One indicator's effect. A number is either there or null with an entry in {@code reasons}; the last three parts are
 * left out where the method does not have them.
 *
 * @param method wire name of the estimator
 * @param reason why this estimator
 * @param inference wire name of the procedure behind interval and p-value
 * @param adjustedPValues null where there is no p-value
 * @param estimate mean effect over the treated periods, in the transformed unit
 * @param relativeEffect the estimate as a share of the mean counterfactual
 * @param yardstick the effect that counts as full success
 * @param path observed and counterfactual outcome, all periods in order
 * @param weights of the donors, heaviest first
 * @param reasons by field ({@code standardError}, {@code interval.low} …): why it is null
 */
public record EffectDocument(
        String indicator,
        String method,
        @Nullable LocalizedText reason,
        @Nullable String inference,
        double estimate,
        @Nullable Double standardError,
        @Nullable IntervalDocument interval,
        @Nullable Double pValue,
        @Nullable AdjustedPValues adjustedPValues,
        @Nullable Double relativeEffect,
        @Nullable String unitMeasure,
        @Nullable Transform transform,
        @Nullable Double yardstick,
        @Nullable YardstickSource yardstickSource,
        @Nullable Verdict verdict,
        List<PathPoint> path,
        List<UnitWeight> weights,
        UnitsUsed unitsUsed,
        List<DroppedUnit> unitsDropped,
        List<Diagnostic> diagnostics,
        @Nullable Long seed,
        Map<String, ReasonDocument> reasons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PeriodWeight> timeWeights,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Placebo> placebos,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rmspe rmspe) {

    /** Checks what no effect lacks and copies the collections. */
    public EffectDocument {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(method, "method");
        path = Parts.listed(path);
        weights = Parts.listed(weights);
        unitsUsed = Objects.requireNonNullElseGet(unitsUsed, () -> new UnitsUsed(List.of(), List.of()));
        unitsDropped = Parts.listed(unitsDropped);
        diagnostics = Parts.listed(diagnostics);
        reasons = Parts.sorted(reasons);
        timeWeights = Parts.listed(timeWeights);
        placebos = Parts.listed(placebos);
    }

    /** The same with other numbers, for those who show them in another unit. */
    public EffectDocument withNumbers(
            double newEstimate,
            @Nullable Double newError,
            @Nullable IntervalDocument newInterval,
            List<PathPoint> newPath) {
        return new EffectDocument(
                indicator,
                method,
                reason,
                inference,
                newEstimate,
                newError,
                newInterval,
                pValue,
                adjustedPValues,
                relativeEffect,
                unitMeasure,
                transform,
                yardstick,
                yardstickSource,
                verdict,
                newPath,
                weights,
                unitsUsed,
                unitsDropped,
                diagnostics,
                seed,
                reasons,
                timeWeights,
                placebos,
                rmspe);
    }

    /** What an estimator found, with what the policy's goal adds to it. */
    public static EffectDocument of(Effect effect, GoalFacts goal) {
        return new EffectMapping(effect, goal).document();
    }

    /** The p-value as one of all of the policy's goals. */
    public record AdjustedPValues(double holm, double benjaminiHochberg) {}

    /** One period; {@code low} and {@code high} are the ends of the pointwise interval of {@code effect}. */
    public record PathPoint(
            String period,
            @Nullable Double observed,
            @Nullable Double counterfactual,
            @Nullable Double effect,
            @Nullable Double low,
            @Nullable Double high) {}

    /** A donor's weight. */
    public record UnitWeight(String unit, double weight) {}

    /** A period's weight among those before the treatment. */
    public record PeriodWeight(String period, double weight) {}

    /** Region codes of those treated and those compared with. */
    public record UnitsUsed(List<String> treated, List<String> controls) {
        /** Copies the lists. */
        public UnitsUsed {
            treated = Parts.listed(treated);
            controls = Parts.listed(controls);
        }
    }

    /** A unit left out, and the wire name of the reason. */
    public record DroppedUnit(String unit, String reason) {}

    /** What the method finds for a unit that was not treated. */
    public record Placebo(
            String unit, double effect, @Nullable Double ratio) {}

    /** Fit of a synthetic control before and after; a diagnostic, not the result's inference. */
    public record Rmspe(
            double pre,
            double post,
            @Nullable Double ratio,
            @Nullable Integer rank,
            @Nullable Double pValue) {}

    /** A check of the method's assumptions: PASS, WARN, FAIL or NOT_TESTABLE. */
    public record Diagnostic(
            String name,
            String status,
            @Nullable Double statistic,
            @Nullable Double pValue,
            @Nullable LocalizedText message) {}
}
