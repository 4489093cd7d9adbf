package org.hengce.evaluation.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.EvaluationDocument.Provenance;
import org.hengce.presentation.json.HengceJson;
import org.jspecify.annotations.Nullable;

/**
 * What was to be computed, for {@code specification.json}.
 *
 * @param evaluation its id
 * @param software that computed it
 * @param observationsAsOf by indicator, the last vintage that went in
 * @param policy its text in the version that was evaluated
 * @param version of that text
 * @param plans the policy's sealed evaluation plans, oldest first
 */
record SpecificationDocument(
        String evaluation,
        @Nullable String software,
        Map<String, Instant> observationsAsOf,
        List<GoalSpecification> goals,
        int version,
        PolicyText policy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PlanText> plans) {
    private static final ObjectMapper JSON = HengceJson.mapper().registerModule(new Jdk8Module());
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n"); // the same on every system

    /**
     * One goal.
     *
     * @param goal its number in the policy, from 1
     * @param series as {@code provenance.panelSha256} names it
     * @param sector {@code _T} for all of them together; of a goal on several their codes with a plus between
     * @param effect which of the result's effects is its, from 1; null where it could not be estimated
     * @param panelSha256 of the panel as it was made again for this bundle; null as is the effect
     * @param seasonalCycle periods after which a season returns; null as is the effect
     * @param parameters of the estimator by their names in its documentation; null as is the effect
     */
    record GoalSpecification(
            int goal,
            String series,
            String indicator,
            String sector,
            @Nullable String dimension,
            @Nullable String direction,
            @Nullable String unitMeasure,
            PolicyText.Transform transform,
            @Nullable String unitWeight,
            @Nullable Double weight,
            @Nullable Double targetEffect,
            @Nullable Double smallestEffectOfInterest,
            @Nullable Integer effect,
            @Nullable String panelSha256,
            @Nullable Integer seasonalCycle,
            @Nullable String method,
            @Nullable ObjectNode parameters) {

        static GoalSpecification of(EvaluatedGoal goal) {
            IndicatorV1 indicator = goal.indicator();
            Panel panel = goal.panel();
            Estimator estimator = goal.estimator();
            PolicyText.Goal text = goal.goal();
            return new GoalSpecification(
                    goal.number(),
                    goal.series(),
                    text.indicator(),
                    GoalSectors.name(text),
                    indicator == null ? null : indicator.dimension().name(),
                    indicator == null ? null : indicator.direction().name(),
                    indicator == null ? null : indicator.unitMeasure(),
                    text.transform() == null ? PolicyText.Transform.LEVEL : text.transform(),
                    text.unitWeight(),
                    text.weight(),
                    text.targetEffect(),
                    panel == null ? text.smallestEffectOfInterest() : goal.smallestEffect(),
                    goal.effect() == null ? null : goal.effect() + 1,
                    panel == null ? null : panel.sha256(),
                    panel == null ? null : panel.frequency().seasonalCycle(),
                    estimator == null ? null : estimator.method().wireName(),
                    estimator == null ? null : parameters(estimator));
        }

        /** Estimators are records; the seed is in the result, and threads change nothing. */
        private static ObjectNode parameters(Estimator estimator) {
            ObjectNode parameters = JSON.valueToTree(estimator);
            parameters.remove(List.of("seed", "threads"));
            return parameters;
        }
    }

    static SpecificationDocument of(Bundle bundle) {
        Provenance provenance = bundle.evaluation().provenance();
        return new SpecificationDocument(
                bundle.evaluation().id(),
                provenance == null ? null : provenance.software(),
                provenance == null ? Map.of() : provenance.observationsAsOf(),
                bundle.goals().stream().map(GoalSpecification::of).toList(),
                bundle.policy().version(),
                bundle.policy().policy(),
                bundle.policy().plans());
    }

    String json() {
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(LINES)
                                    .withArrayIndenter(LINES))
                            .writeValueAsString(this)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the specification of %s cannot be written".formatted(evaluation), e);
        }
    }
}
