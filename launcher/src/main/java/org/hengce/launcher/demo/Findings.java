package org.hengce.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hengce.launcher.terminal.Table;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.RobustnessDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.jspecify.annotations.Nullable;

/** An evaluation as tables for the terminal. */
final class Findings {
    private static final String ABSENT = "–";

    private final EvaluationDocument evaluation;

    Findings(EvaluationDocument evaluation) {
        this.evaluation = evaluation;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(effects().lines());
        lines.add("");
        lines.addAll(score().lines());
        return lines;
    }

    private Table effects() {
        Table table = new Table("policy", "indicator", "method", "effect", "interval", "p", "verdict");
        for (EffectDocument effect : evaluation.effects()) {
            table.row(
                    evaluation.policy().code(),
                    effect.indicator(),
                    word(effect.method()),
                    number(effect.estimate(), 2),
                    interval(effect.interval()),
                    number(effect.pValue(), 3),
                    word(effect.verdict()));
            for (RobustnessDocument other : evaluation.robustness())
                if (other.indicator().equals(effect.indicator()))
                    table.row(
                            "",
                            "",
                            word(other.method()),
                            number(other.estimate(), 2),
                            interval(other.interval()),
                            rank(other),
                            word(other.verdict()));
        }
        return table;
    }

    private Table score() {
        Table table = new Table("policy", "score", "interval", "benefit probable", "rating", "evidence");
        @Nullable ScoreDocument score = evaluation.score();
        EvaluationDocument.@Nullable Evidence evidence = evaluation.evidence();
        table.row(
                evaluation.policy().code(),
                score == null ? ABSENT : number(score.mean() == null ? score.point() : score.mean(), 1),
                score == null ? ABSENT : range(score.low(), score.high(), score.level(), 1),
                score == null || score.probabilityBeneficial() == null
                        ? ABSENT
                        : number(score.probabilityBeneficial() * 100, 0) + " %",
                word(evaluation.rating()),
                evidence == null ? ABSENT : "level %d of 5".formatted(evidence.level()));
        return table;
    }

    /** k of n, where the p-value is a rank among placebos. */
    private static String rank(RobustnessDocument row) {
        @Nullable Double p = row.pValue();
        @Nullable Integer placebos = row.placeboCount();
        if (p == null || placebos == null) return number(p, 3);
        return "%d/%d".formatted(Math.round(p * (placebos + 1)), placebos + 1);
    }

    private static String interval(@Nullable IntervalDocument interval) {
        return interval == null ? ABSENT : range(interval.low(), interval.high(), interval.level(), 1);
    }

    private static String range(@Nullable Double low, @Nullable Double high, double level, int decimals) {
        if (low == null || high == null) return ABSENT;
        return "%s to %s (%s %%)".formatted(number(low, decimals), number(high, decimals), number(level * 100, 0));
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
