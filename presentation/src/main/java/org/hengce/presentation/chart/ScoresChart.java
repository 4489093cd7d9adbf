package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** Scores of several policies, or of the parts of a strategy, with their intervals; 50 means no effect. */
public final class ScoresChart extends RowFigure {
    private static final double NO_EFFECT = 50;
    private static final Precision WHOLE = new Precision(0);
    private static final Precision TENTHS = new Precision(1);

    private final Of of;
    private final List<Scored> scores;
    private final List<Row> rows = new ArrayList<>();
    private final List<@Nullable ScoreDocument> drawn = new ArrayList<>();

    /** What the scores are of. */
    public enum Of {
        /** Policies. */
        POLICIES,
        /** Dimensions, key areas, regions. */
        PARTS
    }

    /**
     * The chart of these scores.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param scores in the order in which they are shown, those of a group together
     * @throws IllegalArgumentException if there is none
     */
    public ScoresChart(String id, Language language, Of of, List<Scored> scores) {
        super(id, Kind.SCORES, language);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("there are no scores to draw");
        }
        this.of = of;
        this.scores = List.copyOf(scores);
        String group = "";
        for (Scored scored : shown()) {
            if (!scored.group().equals(group)) {
                group = scored.group();
                rows.add(Row.heading(group));
                drawn.add(null);
            }
            rows.add(Row.of(scored.name(), figure(texts, numerals, scored.score())));
            drawn.add(scored.score());
        }
    }

    private List<Scored> shown() {
        return scores.subList(0, Math.min(Rows.MOST, scores.size()));
    }

    @Override
    List<Row> rows() {
        return rows;
    }

    @Override
    XAxis axis() {
        return new NumberAxis(Ticks.covering(0, 100, 4), numerals, texts.text("axis.score"));
    }

    @Override
    List<Name> names() {
        return drawn.stream()
                .filter(ScoresChart::isComplete)
                .findFirst()
                .map(score -> List.of(new Name(
                        texts.text("chart.band", "level", score == null ? "" : numerals.level(score.level())),
                        "hc-quiet",
                        "hc-modelled hc-bar",
                        Sample.RANGE,
                        0)))
                .orElse(List.of());
    }

    @Override
    void draw(Markup svg, RowPlot plot) {
        plot.down(svg, "hc-zero", NO_EFFECT);
        svg.open("g", "class", "hc-modelled");
        for (int row = 0; row < drawn.size(); row++) {
            ScoreDocument score = drawn.get(row);
            if (score != null && score.mean() != null && score.low() != null && score.high() != null) {
                plot.interval(svg, row, score.low(), score.high());
                Sample.POINT.mark(svg, "hc-point", plot.x().at(score.mean()), plot.y(row));
            }
        }
        svg.close();
    }

    @Override
    Caption caption() {
        return new Caption(
                texts.text(
                        "chart.scores." + of,
                        "above",
                        Long.toString(scores.stream().filter(Scored::isAbove).count()),
                        "below",
                        Long.toString(scores.stream().filter(Scored::isBelow).count()),
                        "count",
                        Integer.toString(scores.size())),
                texts.text("chart.subtitle.scores") + Rows.left(texts, shown().size(), scores.size()),
                texts.text("chart.desc.dimensions", "rows", Rows.said(texts, rows)));
    }

    @Override
    public Grid data() {
        GridBuilder grid = new GridBuilder(texts, title())
                .words("code")
                .words("name")
                .numbers("score", "", TENTHS)
                .ends("", TENTHS)
                .numbers("level", "", new Precision(2))
                .numbers("point", "", TENTHS)
                .flags();
        Cell none = Cell.absent("");
        for (Scored scored : scores) {
            ScoreDocument score = scored.score();
            grid.row(
                    Cell.of(scored.code()),
                    Cell.of(scored.name()),
                    score == null ? none : Cell.of(score.mean(), TENTHS, numerals),
                    score == null ? none : Cell.of(score.low(), TENTHS, numerals),
                    score == null ? none : Cell.of(score.high(), TENTHS, numerals),
                    score == null || score.low() == null ? none : Cell.of(score.level(), numerals.level(score.level())),
                    score == null ? none : Cell.of(score.point(), TENTHS, numerals),
                    Flags.of(texts, score == null ? "NO_SCORE" : score.mean() == null ? "NO_INTERVAL" : ""));
        }
        return grid.build();
    }

    private static boolean isComplete(@Nullable ScoreDocument score) {
        return score != null && score.mean() != null && score.low() != null && score.high() != null;
    }

    /** A score as it stands beside its row. */
    static String figure(Texts texts, Numerals numerals, @Nullable ScoreDocument score) {
        if (score == null) {
            return texts.text("flag.NO_SCORE");
        }
        return score.mean() == null
                ? numerals.number(score.point(), WHOLE) + " " + texts.text("chart.noInterval")
                : numerals.withInterval(
                        score.mean(), new IntervalDocument(score.level(), score.low(), score.high()), WHOLE);
    }
}
