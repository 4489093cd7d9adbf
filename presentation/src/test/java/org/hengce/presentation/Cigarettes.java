package org.hengce.presentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hengce.methods.diagnostic.Diagnostics;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.GoalResult;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.RobustnessDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.json.Transform;
import org.hengce.presentation.words.IndicatorFacts;

/** The demo's evaluation of Proposition 99 on the real sample, as it is and after the demo's correction. */
public final class Cigarettes {
    public static final String INDICATOR = "cigarette-sales";
    public static final String START = "1989";
    public static final LocalizedText TITLE =
            new LocalizedText("加利福尼亚州控烟计划（第 99 号提案）", "California tobacco control programme (Proposition 99)");
    public static final IndicatorFacts FACTS = new IndicatorFacts(
            new LocalizedText("人均卷烟销量", "Cigarette sales per capita"),
            1,
            new LocalizedText("《烟草税负》，经 Cigar 数据集", "The Tax Burden on Tobacco, via the Cigar data set"));

    private static final Set<String> EXCLUDED = Set.of(
            "US-AZ", "US-FL", "US-MA", "US-MD", "US-MI", "US-NJ", "US-NY", "US-OR", "US-WA", "US-AK", "US-HI", "US-DC");
    private static final EvaluationDocument EVALUATION = evaluate("0197a2b4-6f10-7c3e-9d5a-1b2c3d4e5f60", panel(100.6));
    private static final EvaluationDocument CORRECTED = evaluate("0197a2b4-9a42-7e11-8c07-6a5b4c3d2e1f", panel(110.6));

    private Cigarettes() {}

    public static EvaluationDocument evaluation() {
        return EVALUATION;
    }

    /** After US-PA 1987 was corrected from 100.6 to 110.6. */
    public static EvaluationDocument corrected() {
        return CORRECTED;
    }

    public static EffectDocument effect() {
        return EVALUATION.effects().get(0);
    }

    /** What the evaluation was made from. */
    public static Panel panel() {
        return panel(100.6);
    }

    /** Codes of the regions and the names by which the page calls them. */
    public static Map<String, LocalizedText> regions() {
        Map<String, LocalizedText> names = new TreeMap<>();
        for (String row : rows()) {
            List<String> cells = List.of(row.split(",", -1));
            names.put(cells.get(0), new LocalizedText(null, cells.get(1)));
        }
        return names;
    }

    private static EvaluationDocument evaluate(String id, Panel panel) {
        SyntheticDifferenceInDifferences estimator = SyntheticDifferenceInDifferences.withDefaults();
        Effect headline = estimator.estimate(panel);
        Effect second = SyntheticControl.withDefaults().estimate(panel);
        Yardstick yardstick = Yardstick.ofTarget(-20, Direction.LOWER_IS_BETTER);
        Goal goal = new Goal(Direction.LOWER_IS_BETTER, yardstick, 4);
        GoalResult result = goal.judge(headline, headline.seed(), 3);
        ScoreDocument score = ScoreDocument.of(result.score());
        LocalizedText why = new LocalizedText(
                "1 个受政策单位，36 个对照单位，政策前 19 期", "1 treated unit, 36 comparison units and 19 periods before the start");
        GoalFacts facts = new GoalFacts(
                INDICATOR,
                "packs per person",
                Transform.LEVEL,
                START,
                why,
                yardstick,
                null,
                result,
                Diagnostics.of(panel, estimator, headline),
                null);
        return new EvaluationDocument(
                id,
                new EvaluationDocument.PolicyVersion("CA-PROP99", 1),
                EvaluationStatus.COMPLETED,
                Instant.parse("2026-04-01T08:00:00.123Z"),
                "OBSERVATIONS",
                Standing.EXPLORATORY,
                false,
                score,
                result.rating(),
                new EvaluationDocument.Evidence(
                        "MARYLAND_SMS", 3, false, new LocalizedText("在申请者中抽签", "a lottery among applicants")),
                List.of(new EvaluationDocument.DimensionScore("ECONOMY", 1, score)),
                List.of(EffectDocument.of(headline, facts)),
                ReasonDocument.of(result.reasons()),
                List.of(RobustnessDocument.of(
                        "SECOND_METHOD",
                        INDICATOR,
                        second,
                        goal.judge(second, second.seed(), 3).verdict())),
                List.of(),
                Map.of(),
                new EvaluationDocument.Provenance(
                        Map.of(INDICATOR, Instant.parse("2026-04-01T07:59:58.001Z")),
                        Map.of(INDICATOR, panel.sha256()),
                        headline.seed(),
                        "hengce 0.1.0"));
    }

    private static Panel panel(double pennsylvania1987) {
        PanelBuilder panel = Panel.builder(
                IntStream.rangeClosed(1970, 1992).mapToObj(Integer::toString).toList());
        for (String row : rows()) {
            List<String> cells = List.of(row.split(",", -1));
            String unit = cells.get(0);
            String year = cells.get(2);
            if (EXCLUDED.contains(unit) || year.compareTo("1970") < 0) {
                continue;
            }
            boolean corrected = unit.equals("US-PA") && year.equals("1987");
            panel.observe(unit, year, corrected ? pennsylvania1987 : Double.parseDouble(cells.get(3)));
        }
        return panel.treatedFrom("US-CA", START).build();
    }

    private static List<String> rows() {
        try {
            return Files.readAllLines(Path.of("..", "samples", "us-cigarettes.csv")).stream()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
