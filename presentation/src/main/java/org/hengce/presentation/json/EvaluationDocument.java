package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.score.Rating;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as the API shows it. A number is either there or null with an entry in {@code reasons} under its field.
 * Names from sets that grow ({@code trigger}, {@code method} …) are strings, so that a document of a newer service can
 * be read; an unknown value of a closed set is read as null.
 *
 * @param completedAt null until it is finished
 * @param trigger what started it: {@code OBSERVATIONS}, {@code POLICY} …
 * @param standing null until it is known
 * @param restricted whether cells that are not free went in, and parts were therefore left out for this reader
 * @param robustness the same questions answered in other ways
 * @param contamination by goal, where other policies on its indicator were in force; none where nothing of the kind is known
 * @param restrictedRegions by goal ({@code effects[0]}), of whom values that not everybody may read went in; only in what is
 *     shown to those who may
 * @param provenance null until the inputs are pinned
 * @param plan the sealed plan that it was made under; null where there is none
 * @param sensitivity how far the score depends on what was chosen; null where there is no score or it was not looked at
 * @param budget how much of it was spent; null where the policy has none
 * @param selfAssessments what the agency itself reports, oldest first
 * @param thinned whether it has grown old and kept score, effects and pins only
 * @param reasons by field ({@code score}, {@code score.interval}, {@code rating} …): why it is null
 */
@Schema(
        name = "Evaluation",
        description =
                "A number is either there, or null with an entry in `reasons` under its field. `trigger`, `method` and the like may"
                        + " get further values.")
public record EvaluationDocument(
        String id,
        PolicyVersion policy,
        EvaluationStatus status,
        @Nullable Instant completedAt,
        String trigger,
        @Nullable Standing standing,
        boolean restricted,
        @Nullable ScoreDocument score,
        @Nullable Rating rating,
        @Nullable Evidence evidence,
        List<DimensionScore> dimensions,
        List<EffectDocument> effects,
        Map<String, ReasonDocument> reasons,
        List<RobustnessDocument> robustness,
        List<ContaminationDocument> contamination,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> restrictedRegions,
        @Nullable Provenance provenance,
        @Nullable PlanDocument plan,
        @Nullable SensitivityDocument sensitivity,
        @Nullable BudgetDocument budget,
        List<SelfAssessmentDocument> selfAssessments,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Schema(
                description =
                        "`true` where it has grown old and kept score, effects and what it was made from, no more; absent elsewhere.",
                defaultValue = "false")
        boolean thinned) {

    /** Checks what no document lacks and copies the collections. */
    public EvaluationDocument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(status, "status");
        dimensions = Parts.listed(dimensions);
        effects = Parts.listed(effects);
        reasons = Parts.sorted(reasons);
        robustness = Parts.listed(robustness);
        contamination = Parts.listed(contamination);
        restrictedRegions = Parts.sorted(restrictedRegions);
        selfAssessments = Parts.listed(selfAssessments);
    }

    /** Without plan, sensitivity, budget and self-assessments. */
    public EvaluationDocument(
            String id,
            PolicyVersion policy,
            EvaluationStatus status,
            @Nullable Instant completedAt,
            String trigger,
            @Nullable Standing standing,
            boolean restricted,
            @Nullable ScoreDocument score,
            @Nullable Rating rating,
            @Nullable Evidence evidence,
            List<DimensionScore> dimensions,
            List<EffectDocument> effects,
            Map<String, ReasonDocument> reasons,
            List<RobustnessDocument> robustness,
            List<ContaminationDocument> contamination,
            Map<String, List<String>> restrictedRegions,
            @Nullable Provenance provenance) {
        this(
                id,
                policy,
                status,
                completedAt,
                trigger,
                standing,
                restricted,
                score,
                rating,
                evidence,
                dimensions,
                effects,
                reasons,
                robustness,
                contamination,
                restrictedRegions,
                provenance,
                null,
                null,
                null,
                List.of(),
                false);
    }

    /** The same with what stands beside score and effects. */
    public EvaluationDocument with(
            @Nullable PlanDocument newPlan,
            @Nullable SensitivityDocument newSensitivity,
            @Nullable BudgetDocument newBudget,
            List<SelfAssessmentDocument> newSelfAssessments) {
        return new EvaluationDocument(
                id,
                policy,
                status,
                completedAt,
                trigger,
                standing,
                restricted,
                score,
                rating,
                evidence,
                dimensions,
                effects,
                reasons,
                robustness,
                contamination,
                restrictedRegions,
                provenance,
                newPlan,
                newSensitivity,
                newBudget,
                newSelfAssessments,
                thinned);
    }

    /** The same as completed at another time, by the software that completed it then. */
    public EvaluationDocument asCompleted(@Nullable Instant at, @Nullable Provenance by) {
        return new EvaluationDocument(
                id,
                policy,
                status,
                at,
                trigger,
                standing,
                restricted,
                score,
                rating,
                evidence,
                dimensions,
                effects,
                reasons,
                robustness,
                contamination,
                restrictedRegions,
                by,
                plan,
                sensitivity,
                budget,
                selfAssessments,
                thinned);
    }

    /**
     * What is kept of one that has grown old (evaluation.md §7): conclusions, score, the numbers of each effect, the plan that it was
     * made under, and what it was made from. All else can be made again from that.
     */
    public EvaluationDocument thin() {
        return new EvaluationDocument(
                id,
                policy,
                status,
                completedAt,
                trigger,
                standing,
                restricted,
                score,
                rating,
                evidence,
                dimensions,
                effects.stream().map(EffectDocument::thin).toList(),
                reasons,
                List.of(),
                List.of(),
                restrictedRegions,
                provenance,
                plan,
                null,
                null,
                List.of(),
                true);
    }

    /**
     * The same, known to rest on values that not everybody may read.
     *
     * @param regions by goal, of whom
     */
    public EvaluationDocument restrictedTo(Map<String, ? extends Collection<String>> regions) {
        Map<String, List<String>> copied = new TreeMap<>();
        regions.forEach((goal, of) -> copied.put(goal, List.copyOf(of)));
        return new EvaluationDocument(
                id,
                policy,
                status,
                completedAt,
                trigger,
                standing,
                !copied.isEmpty(),
                score,
                rating,
                evidence,
                dimensions,
                effects,
                reasons,
                robustness,
                contamination,
                copied,
                provenance,
                plan,
                sensitivity,
                budget,
                selfAssessments,
                thinned);
    }

    /** Which version of which policy was evaluated. */
    @Schema(description = "Which version of which policy was evaluated.")
    public record PolicyVersion(String code, int version) {}

    /**
     * How much the design can show.
     *
     * @param scale {@code MARYLAND_SMS}
     * @param level 1 to 5
     * @param contested whether a diagnostic failed
     * @param next what the next level would need; null at the highest
     */
    @Schema(description = "How much the design can show, from 1 to 5 on the Maryland scale.")
    public record Evidence(
            String scale,
            int level,
            boolean contested,
            @Nullable LocalizedText next) {}

    /** The score of the goals of one dimension; {@code weight} is its share in the whole. */
    public record DimensionScore(
            String dimension, double weight, @Nullable ScoreDocument score) {}

    /**
     * All that is needed to compute it again.
     *
     * @param observationsAsOf by indicator, the last vintage that went in
     * @param panelSha256 by indicator, the identity of the panel
     * @param seed of the policy's draws and of the first effect; null where nothing was drawn, or its panel is not for this
     *     reader: a seed is made from the panel
     */
    @Schema(description = "All that is needed to compute it again.")
    public record Provenance(
            Map<String, Instant> observationsAsOf,
            Map<String, String> panelSha256,
            @Nullable Long seed,
            String software) {
        /** Copies the maps. */
        public Provenance {
            observationsAsOf = Parts.sorted(observationsAsOf);
            panelSha256 = Parts.sorted(panelSha256);
        }
    }
}
