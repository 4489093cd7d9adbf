package org.hengce.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hengce.launcher.terminal.Table;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.RobustnessDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Transform;
import org.jspecify.annotations.Nullable;

/** Evaluations as tables for the terminal. */
final class Findings {
    private static final String ABSENT = "–";
    /** The other ways of answering are on the page, with their names. */
    private static final String SECOND = "SECOND_METHOD";

    private static final double USUAL_LEVEL = 0.95;

    private final List<EvaluationDocument> evaluations;

    Findings(List<EvaluationDocument> evaluations) {
        this.evaluations = List.copyOf(evaluations);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(effects().lines());
        lines.add("");
        lines.addAll(scores().lines());
        return lines;
    }

    private Table effects() {
        Table table = new Table("policy", "indicator", "method", "effect", "95 % interval", "p", "verdict");
        for (EvaluationDocument evaluation : evaluations)
            for (EffectDocument effect : evaluation.effects()) {
                row(
                        table,
                        evaluation.policy().code(),
                        effect.indicator(),
                        effect.method(),
                        effect.estimate(),
                        effect.interval(),
                        effect.transform(),
                        pValue(effect.pValue()),
                        effect.verdict());
                for (RobustnessDocument other : evaluation.robustness())
                    if (SECOND.equals(other.what()) && other.indicator().equals(effect.indicator()))
                        row(
                                table,
                                "",
                                "",
                                other.method(),
                                other.estimate(),
                                other.interval(),
                                effect.transform(),
                                rank(other),
                                other.verdict());
            }
        return table;
    }

    private static void row(
            Table table,
            String policy,
            String indicator,
            String method,
            double estimate,
            @Nullable IntervalDocument interval,
            @Nullable Transform transform,
            String p,
            @Nullable Verdict verdict) {
        boolean log = transform == Transform.LOG;
        table.row(
                policy,
                indicator,
                method(method),
                number(shown(estimate, log), log ? 1 : 2) + (log ? " %" : ""),
                interval(interval, log),
                p,
                verdict == Verdict.NO_MATERIAL_EFFECT ? "not material" : word(verdict));
    }

    private Table scores() {
        Table table = new Table("policy", "score", "90 % interval", "benefit probable", "rating", "evidence");
        for (EvaluationDocument evaluation : evaluations) {
            @Nullable ScoreDocument score = evaluation.score();
            EvaluationDocument.@Nullable Evidence evidence = evaluation.evidence();
            table.row(
                    evaluation.policy().code(),
                    score == null ? ABSENT : number(score.meanOrPoint(), 1),
                    score == null ? ABSENT : range(score.low(), score.high(), 1),
                    score == null || score.probabilityBeneficial() == null
                            ? ABSENT
                            : number(score.probabilityBeneficial() * 100, 0) + " %",
                    word(evaluation.rating()),
                    evidence == null
                            ? ABSENT
                            : "level %d of 5%s".formatted(evidence.level(), evidence.contested() ? ", contested" : ""));
        }
        return table;
    }

    /** k of n, where the p-value is a rank among placebos. */
    private static String rank(RobustnessDocument row) {
        @Nullable Double p = row.pValue();
        @Nullable Integer placebos = row.placeboCount();
        if (p == null || placebos == null) return pValue(p);
        return "%d/%d".formatted(Math.round(p * (placebos + 1)), placebos + 1);
    }

    private static String pValue(@Nullable Double p) {
        return p != null && p < 0.001 ? "<0.001" : number(p, 3);
    }

    private static String interval(@Nullable IntervalDocument interval, boolean log) {
        if (interval == null || interval.low() == null || interval.high() == null) return ABSENT;
        String range = range(shown(interval.low(), log), shown(interval.high(), log), 1) + (log ? " %" : "");
        return interval.level() == USUAL_LEVEL
                ? range
                : "%s (%s %%)".formatted(range, number(interval.level() * 100, 0));
    }

    private static String range(@Nullable Double low, @Nullable Double high, int decimals) {
        return low == null || high == null ? ABSENT : number(low, decimals) + " to " + number(high, decimals);
    }

    /** Log points as percent. */
    private static double shown(double value, boolean log) {
        return log ? 100 * Math.expm1(value) : value;
    }

    /** Short enough for a terminal. */
    private static String method(String name) {
        return switch (name) {
            case "INTERRUPTED_TIME_SERIES" -> "time series";
            case "DIFFERENCE_IN_DIFFERENCES" -> "DiD";
            case "BEFORE_AFTER" -> "before/after";
            default -> word(name);
        };
    }

    /** A wire name as words. */
    private static String word(@Nullable Object name) {
        if (name == null) return ABSENT;
        return name.toString().toLowerCase(Locale.ROOT).replace('_', ' ').replace(" did", " DiD");
    }

    static String number(@Nullable Double value, int decimals) {
        if (value == null) return ABSENT;
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
    }
}
