package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.methods.analysis.AnalysisResult;
import org.hengce.presentation.json.EffectDocument.DroppedUnit;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.EffectDocument.UnitsUsed;
import org.jspecify.annotations.Nullable;

/**
 * What a method found, as {@code ./hengce analyze} prints it and as it stands in an evaluation's effects. A number is
 * either there or null with an entry in {@code reasons}; parts that the method does not have are left out.
 *
 * @param method wire name
 * @param estimate null where the method has none
 * @param inference wire name of the procedure behind interval and p-value; null where there is none
 * @param path observed and counterfactual outcome, all periods in order; empty where the method has none
 * @param seed with which the same specification gives the same bits
 * @param reasons by field: why it is null
 * @param own what this method has beside it
 */
public record AnalysisDocument(
        String method,
        @Nullable Double estimate,
        @Nullable Double standardError,
        @Nullable IntervalDocument interval,
        @Nullable String inference,
        @Nullable Double pValue,
        UnitsUsed unitsUsed,
        List<DroppedUnit> unitsDropped,
        List<PathPoint> path,
        List<EffectDocument.Diagnostic> diagnostics,
        @Nullable Long seed,
        Map<String, ReasonDocument> reasons,
        @JsonUnwrapped MethodParts own) {

    /** Checks what no result lacks and copies the collections. */
    public AnalysisDocument {
        Objects.requireNonNull(method, "method");
        unitsUsed = Objects.requireNonNullElseGet(unitsUsed, () -> new UnitsUsed(List.of(), List.of()));
        unitsDropped = Parts.listed(unitsDropped);
        path = Parts.listed(path);
        diagnostics = Parts.listed(diagnostics);
        reasons = Parts.sorted(reasons);
        own = Objects.requireNonNullElse(own, MethodParts.NONE);
    }

    /** The same with other numbers, for those who show them in another unit. */
    public AnalysisDocument withNumbers(
            double newEstimate,
            @Nullable Double newError,
            @Nullable IntervalDocument newInterval,
            List<PathPoint> newPath) {
        return new AnalysisDocument(
                method,
                newEstimate,
                newError,
                newInterval,
                inference,
                pValue,
                unitsUsed,
                unitsDropped,
                newPath,
                diagnostics,
                seed,
                reasons,
                own);
    }

    /** Its numbers alone. */
    AnalysisDocument thin() {
        return new AnalysisDocument(
                method,
                estimate,
                standardError,
                interval,
                inference,
                pValue,
                new UnitsUsed(List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                seed,
                reasons,
                MethodParts.NONE);
    }

    /** What a method found. */
    public static AnalysisDocument of(AnalysisResult result) {
        if (result instanceof AnalysisResult.OfEffect found) {
            return new EffectParts(found.effect())
                    .document(found.diagnostics(), found.effect().reasons());
        }
        if (result instanceof AnalysisResult.OfDecomposition found) {
            return AnalysisMapping.decomposition(found.result(), found.treated(), found.controls());
        }
        if (result instanceof AnalysisResult.OfSensitivity found) {
            return AnalysisMapping.sensitivity(found.result());
        }
        return AnalysisMapping.design(((AnalysisResult.OfDesign) result).result());
    }
}
