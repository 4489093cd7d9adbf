package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.score.Verdict;
import org.hengce.methods.score.YardstickSource;
import org.jspecify.annotations.Nullable;

/**
 * One indicator's effect: what a method found, and beside it, on the same level of the JSON, what the policy's goal adds.
 *
 * @param reason why this estimator
 * @param adjustedPValues null where there is no p-value
 * @param relativeEffect the estimate as a share of the mean counterfactual
 * @param unitMeasure what the outcome is measured in
 * @param transform of the outcome; the estimate is in the transformed unit
 * @param yardstick the effect that counts as full success
 * @param tellableFrom the period from which on an effect as large as the yardstick will be told from none; null, with the
 *     reason where it was looked for
 * @param reading at which level the effect was tested; null where the evaluation is no reading of a plan
 * @param attainment of the goal's target value; null where it has none
 * @param costPerEffect null where the policy has no budget
 * @param heterogeneity the effect by region, cohort, sector; empty where it was not looked at
 * @param found what the method found; its reasons are also those of the parts here
 */
@Schema(
        name = "Effect",
        description =
                "The effect on one indicator: what the method found, and what the policy's goal adds. Parts that a method does not"
                        + " have are absent.")
public record EffectDocument(
        String indicator,
        @Nullable LocalizedText reason,
        @Nullable AdjustedPValues adjustedPValues,
        @Nullable Double relativeEffect,
        @Nullable String unitMeasure,
        @Nullable Transform transform,
        @Nullable Double yardstick,
        @Nullable YardstickSource yardstickSource,
        @Nullable Verdict verdict,
        @Nullable String tellableFrom,
        @Nullable ReadingDocument reading,
        @Nullable AttainmentDocument attainment,
        @Nullable CostDocument costPerEffect,
        List<HeterogeneityDocument> heterogeneity,
        @JsonUnwrapped AnalysisDocument found) {

    /** Checks what no effect lacks. */
    public EffectDocument {
        heterogeneity = Parts.listed(heterogeneity);
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(found, "found");
        if (found.estimate() == null) {
            throw new IllegalArgumentException("the effect on %s has no estimate".formatted(indicator));
        }
    }

    /** Of which nothing was looked for beside verdict and yardstick. */
    public EffectDocument(
            String indicator,
            @Nullable LocalizedText reason,
            @Nullable AdjustedPValues adjustedPValues,
            @Nullable Double relativeEffect,
            @Nullable String unitMeasure,
            @Nullable Transform transform,
            @Nullable Double yardstick,
            @Nullable YardstickSource yardstickSource,
            @Nullable Verdict verdict,
            AnalysisDocument found) {
        this(
                indicator,
                reason,
                adjustedPValues,
                relativeEffect,
                unitMeasure,
                transform,
                yardstick,
                yardstickSource,
                verdict,
                null,
                null,
                null,
                null,
                List.of(),
                found);
    }

    /** The same with another result, for those who show its numbers in another unit. */
    public EffectDocument with(AnalysisDocument other) {
        return new EffectDocument(
                indicator,
                reason,
                adjustedPValues,
                relativeEffect,
                unitMeasure,
                transform,
                yardstick,
                yardstickSource,
                verdict,
                tellableFrom,
                reading,
                attainment,
                costPerEffect,
                heterogeneity,
                other);
    }

    /** Its numbers and conclusions alone: no path, no units, no checks, nothing beside it. */
    EffectDocument thin() {
        return new EffectDocument(
                indicator,
                reason,
                adjustedPValues,
                relativeEffect,
                unitMeasure,
                transform,
                yardstick,
                yardstickSource,
                verdict,
                tellableFrom,
                reading,
                null,
                null,
                List.of(),
                found.thin());
    }

    /** Wire name of the estimator. */
    public String method() {
        return found.method();
    }

    /** Mean effect over the treated periods, in the transformed unit. */
    public double estimate() {
        return Objects.requireNonNull(found.estimate(), "checked when it was made");
    }

    /** In the transformed unit; null where there is none. */
    public @Nullable Double standardError() {
        return found.standardError();
    }

    /** Of the estimate; null where there is no inference. */
    public @Nullable IntervalDocument interval() {
        return found.interval();
    }

    /** Wire name of the procedure behind interval and p-value. */
    public @Nullable String inference() {
        return found.inference();
    }

    /** Of no effect; null where there is none. */
    public @Nullable Double pValue() {
        return found.pValue();
    }

    /** Observed and counterfactual outcome, all periods in order. */
    public List<PathPoint> path() {
        return found.path();
    }

    /** Who was treated and who compared with. */
    public UnitsUsed unitsUsed() {
        return found.unitsUsed();
    }

    /** Units left out. */
    public List<DroppedUnit> unitsDropped() {
        return found.unitsDropped();
    }

    /** Checks of what the effect rests on. */
    public List<Diagnostic> diagnostics() {
        return found.diagnostics();
    }

    /** With which the same specification gives the same bits. */
    public @Nullable Long seed() {
        return found.seed();
    }

    /** By field ({@code standardError}, {@code interval.low} …): why it is null. */
    public Map<String, ReasonDocument> reasons() {
        return found.reasons();
    }

    /** Of the donors, heaviest first; empty where the method has none. */
    public List<UnitWeight> weights() {
        return Parts.listed(found.own().synthetic().weights());
    }

    /** Of the periods before the treatment; empty where the method has none. */
    public List<PeriodWeight> timeWeights() {
        return Parts.listed(found.own().synthetic().timeWeights());
    }

    /** What the method finds for units that were not treated; empty where it has none. */
    public List<Placebo> placebos() {
        return Parts.listed(found.own().synthetic().placebos());
    }

    /** Fit before and after; null where the method has none. */
    public @Nullable Rmspe rmspe() {
        return found.own().synthetic().rmspe();
    }

    /** What an estimator found, with what the policy's goal adds to it. */
    public static EffectDocument of(Effect effect, GoalFacts goal) {
        return new EffectMapping(effect, goal).document();
    }

    /** The p-value as one of all of the policy's goals. */
    public record AdjustedPValues(double holm, double benjaminiHochberg) {}

    /**
     * One period; {@code low} and {@code high} are the ends of the pointwise interval of {@code effect}.
     *
     * @param narrower intervals by the same procedure at lower levels, narrowest first; left out where there are none
     */
    public record PathPoint(
            String period,
            @Nullable Double observed,
            @Nullable Double counterfactual,
            @Nullable Double effect,
            @Nullable Double low,
            @Nullable Double high,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IntervalDocument> narrower) {
        /** Copies the list. */
        public PathPoint {
            narrower = Parts.listed(narrower);
        }

        /** Without intervals inside the first. */
        public PathPoint(
                String period,
                @Nullable Double observed,
                @Nullable Double counterfactual,
                @Nullable Double effect,
                @Nullable Double low,
                @Nullable Double high) {
            this(period, observed, counterfactual, effect, low, high, List.of());
        }
    }

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

    /**
     * What the method finds for a unit that was not treated.
     *
     * @param gaps one per period of the path, to be drawn behind the effect; not written, and so empty in what was read
     */
    public record Placebo(
            String unit,
            double effect,
            @Nullable Double ratio,
            @JsonIgnore List<Double> gaps) {
        /** Copies the list. */
        public Placebo {
            gaps = Parts.listed(gaps);
        }
    }

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
