package org.hengce.evaluation.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.GoalResult;
import org.hengce.methods.score.PolicyGoal;
import org.hengce.methods.score.PolicyResult;
import org.hengce.methods.score.PolicyScore;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSearch;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.json.Transform;
import org.jspecify.annotations.Nullable;

/** Evaluations of a policy with one goal for each panel, as they would be stored. */
final class Examples {
    static final String ID = "0197a2b4-6f10-7c3e-9d5a-1b2c3d4e5f60";
    private static final ObjectMapper JSON = HengceJson.mapper();

    private Examples() {}

    /** A goal to be lower, by {@code target} (negative) or by what is usual. */
    record Case(Panel panel, Estimator estimator, @Nullable Double target) {}

    static Bundle bundle(Case... cases) {
        List<EvaluatedGoal> goals = new ArrayList<>();
        List<PolicyGoal> scored = new ArrayList<>();
        List<EffectDocument> effects = new ArrayList<>();
        Map<String, String> hashes = new TreeMap<>();
        for (Case of : cases) {
            int number = goals.size() + 1;
            String series = "indicator-" + number;
            Effect effect = of.estimator().estimate(of.panel());
            Goal judged = new Goal(Direction.LOWER_IS_BETTER, yardstick(of, effect), Double.NaN);
            scored.add(new PolicyGoal("ECONOMY", Double.NaN, judged, effect));
            effects.add(document(of, series, effect, judged));
            hashes.put(series, of.panel().sha256());
            goals.add(new EvaluatedGoal(
                    number,
                    new PolicyText.Goal(series, "_T", null, null, null, of.target(), null, null, null),
                    indicator(series),
                    series,
                    number - 1,
                    of.panel(),
                    null,
                    of.estimator(),
                    null,
                    start(of.panel())));
        }
        PolicyResult score = PolicyScore.of(scored, 42, 3);
        EvaluationDocument evaluation = new EvaluationDocument(
                ID,
                new EvaluationDocument.PolicyVersion("POLICY-1", 1),
                EvaluationStatus.COMPLETED,
                Instant.parse("2026-04-01T08:00:00.123Z"),
                "OBSERVATIONS",
                Standing.EXPLORATORY,
                false,
                ScoreDocument.of(score.score()),
                score.rating(),
                new EvaluationDocument.Evidence("MARYLAND_SMS", 3, false, null),
                List.of(),
                effects,
                ReasonDocument.of(score.reasons()),
                List.of(),
                List.of(),
                Map.of(),
                new EvaluationDocument.Provenance(Map.of(), hashes, 42L, "hengce 0.1.0"));
        return new Bundle(
                written(evaluation),
                evaluation,
                policy(goals.stream().map(EvaluatedGoal::goal).toList()),
                goals,
                Map.of());
    }

    /** One without effects. */
    static EvaluationDocument none() {
        return new EvaluationDocument(
                ID,
                new EvaluationDocument.PolicyVersion("POLICY-1", 1),
                EvaluationStatus.NOT_EVALUABLE,
                null,
                "POLICY",
                null,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    private static @Nullable Yardstick yardstick(Case of, Effect effect) {
        if (of.target() != null) {
            return Yardstick.ofTarget(of.target(), Direction.LOWER_IS_BETTER);
        }
        if (!effect.controlUnits().isEmpty()) {
            return YardstickSearch.amongUntreated(of.panel()).yardstick();
        }
        int start = of.panel().periods().indexOf(start(of.panel()));
        double[] before = effect.path().stream()
                .limit(start)
                .mapToDouble(point -> point.observed())
                .toArray();
        return YardstickSearch.inOwnPast(before, of.panel().periodCount() - start)
                .yardstick();
    }

    private static String start(Panel panel) {
        int first = panel.periodCount();
        for (int u = 0; u < panel.unitCount(); u++) {
            first = panel.firstTreated(u) > 0 ? Math.min(first, panel.firstTreated(u)) : first;
        }
        return panel.period(first);
    }

    private static EffectDocument document(Case of, String series, Effect effect, Goal judged) {
        GoalResult result = judged.judge(effect, effect.seed(), 3);
        return EffectDocument.of(
                effect,
                new GoalFacts(
                        series,
                        "packs",
                        Transform.LEVEL,
                        start(of.panel()),
                        new org.hengce.presentation.json.LocalizedText("原因", "why"),
                        judged.yardstick(),
                        null,
                        result,
                        List.of(),
                        null));
    }

    private static IndicatorV1 indicator(String code) {
        return new IndicatorV1(
                1,
                1,
                false,
                code,
                new LocalizedText("人均卷烟销量", "Cigarette sales per capita"),
                Dimension.ECONOMY,
                "packs",
                Frequency.A,
                org.hengce.contracts.indicator.Direction.LOWER_IS_BETTER,
                Aggregation.MEAN,
                null,
                null,
                1,
                List.of(),
                List.of());
    }

    private static PolicyV1 policy(List<PolicyText.Goal> goals) {
        PolicyText text = new PolicyText(
                "POLICY-1",
                new LocalizedText("控烟计划", "../../tobacco \"programme\""),
                PolicyText.Category.INDUSTRIAL_PLANNING,
                Level.PROVINCIAL,
                null,
                null,
                List.of(),
                List.of(),
                null,
                PolicyText.Assignment.CHOSEN,
                null,
                null,
                List.of(),
                goals,
                null,
                null,
                null);
        return new PolicyV1(1, 1, false, 1, PolicyStatus.IN_FORCE, text);
    }

    static String written(EvaluationDocument evaluation) {
        try {
            return JSON.writeValueAsString(Objects.requireNonNull(evaluation));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
