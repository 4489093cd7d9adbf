package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What moved between two evaluations of a policy (evaluation.md §7): parts along a fixed path, each the difference of two
 * neighbouring results, which sum to the difference of the two. Another order would give other parts.
 *
 * @param from id of the older one
 * @param to id of the newer one
 * @param order of the causes along the path
 * @param parts one for each cause, in this order
 * @param movers the ten changed values with the largest effects on their own
 * @param reasons by field: what could not be compared, and why
 */
@Schema(
        name = "EvaluationComparison",
        description =
                "What moved between two evaluations: parts along a fixed path of causes, which sum to the difference. Another order"
                        + " would give other parts.")
public record ComparisonDocument(
        String from,
        String to,
        List<Cause> order,
        List<Part> parts,
        List<Mover> movers,
        Map<String, ReasonDocument> reasons) {
    /** Copies the collections. */
    public ComparisonDocument {
        order = List.copyOf(order);
        parts = List.copyOf(parts);
        movers = List.copyOf(movers);
        reasons = Parts.sorted(reasons);
    }

    /** Why results differ, in the order of the path. */
    @Schema(name = "ComparisonCause")
    public enum Cause {
        /** The same inputs under today's software and the newer evaluation's seeds. */
        SOFTWARE,
        /** What the policy, its plans, the policies beside it and the definitions of its indicators say. */
        POLICY,
        /** Method, parameters, window. */
        SPECIFICATION,
        /** New values in the place of old ones. */
        REVISIONS,
        /** Regions that came or went. */
        UNITS,
        /** Periods that came or went. */
        PERIODS
    }

    /**
     * What one cause moved.
     *
     * @param score of {@code score.mean}; null where one of the two has no score
     * @param effects of each goal's estimate that both have
     * @param mergedWith causes before it whose own result could not be had: their parts are in this one; null where there are none
     */
    @Schema(name = "ComparisonPart")
    public record Part(
            Cause cause,
            @Nullable Double score,
            List<EffectPart> effects,
            @Nullable List<Cause> mergedWith) {
        /** Copies the lists. */
        public Part {
            effects = List.copyOf(effects);
            mergedWith = mergedWith == null ? null : List.copyOf(mergedWith);
        }
    }

    /**
     * What a cause moved of one goal's estimate, in its unit.
     *
     * @param sector {@code _T} for all of them together; of a goal on several their codes with a plus between
     */
    @Schema(name = "ComparisonEffect")
    public record EffectPart(String indicator, String sector, double estimate) {}

    /**
     * A value that was changed.
     *
     * @param sector {@code _T} for all of them together
     * @param effectOnEstimate the newer estimate less that with the old value put back alone
     */
    @Schema(name = "Mover", description = "A value that was changed, and what that does on its own.")
    public record Mover(
            String indicator,
            String sector,
            String region,
            String period,
            double old,
            @JsonProperty("new") double current,
            double effectOnEstimate) {}
}
