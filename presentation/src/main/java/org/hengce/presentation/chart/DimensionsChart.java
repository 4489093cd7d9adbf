package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.DimensionScore;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.jspecify.annotations.Nullable;

/** Scores of the dimensions with their intervals, and that of the policy below them; 50 means no effect. */
public final class DimensionsChart extends RowFigure {
    private static final double NO_EFFECT = 50;
    private static final Precision TENTHS = new Precision(1);

    private final List<DimensionScore> dimensions;
    private final @Nullable ScoreDocument whole;
    private final boolean provisional;

    /**
     * The chart of this evaluation's scores.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @throws IllegalArgumentException if it has no dimension
     */
    public DimensionsChart(String id, Language language, EvaluationDocument evaluation) {
        super(id, Kind.DIMENSIONS, language);
        if (evaluation.dimensions().isEmpty()) {
            throw new IllegalArgumentException("evaluation " + evaluation.id() + " has no dimensions to draw");
        }
        dimensions = evaluation.dimensions();
        whole = evaluation.score();
        provisional = evaluation.standing() != Standing.READING;
    }

    @Override
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (DimensionScore dimension : shown()) {
            rows.add(Row.of(
                    texts.text(
                            "chart.dimensions.row",
                            "dimension",
                            texts.label("dimension", dimension.dimension()),
                            "weight",
                            numerals.percent(dimension.weight(), 0)),
                    figure(dimension.score())));
        }
        rows.add(Row.of(texts.text("chart.dimensions.all"), figure(whole), "hc-title"));
        return rows;
    }

    private List<DimensionScore> shown() {
        return dimensions.subList(0, Math.min(Rows.MOST, dimensions.size()));
    }

    @Override
    XAxis axis() {
        return new NumberAxis(Ticks.covering(0, 100, 4), numerals, texts.text("axis.score"));
    }

    @Override
    List<Name> names() {
        List<Name> names = new ArrayList<>();
        scores().stream()
                .filter(score -> score.low() != null)
                .findFirst()
                .ifPresent(score -> names.add(new Name(
                        texts.text("chart.band", "level", numerals.level(score.level())),
                        "hc-quiet",
                        "hc-modelled hc-bar",
                        Sample.RANGE,
                        0)));
        if (provisional) {
            names.add(new Name(
                    texts.text("flag.PROVISIONAL"), "hc-quiet", "hc-modelled hc-point hc-hollow", Sample.POINT, 0));
        }
        return names;
    }

    @Override
    void draw(Markup svg, RowPlot plot) {
        plot.down(svg, "hc-zero", NO_EFFECT);
        svg.open("g", "class", "hc-modelled");
        for (int row = 0; row <= shown().size(); row++) {
            boolean last = row == shown().size();
            ScoreDocument score = last ? whole : shown().get(row).score();
            if (score != null && score.mean() != null && score.low() != null && score.high() != null) {
                plot.interval(svg, row, score.low(), score.high());
                (last ? Sample.SQUARE : Sample.POINT)
                        .mark(
                                svg,
                                provisional ? "hc-point hc-hollow" : "hc-point",
                                plot.x().at(score.mean()),
                                plot.y(row));
            }
        }
        svg.close();
    }

    @Override
    Caption caption() {
        long above = dimensions.stream()
                .map(DimensionScore::score)
                .filter(s -> s != null && s.low() != null && s.low() > NO_EFFECT)
                .count();
        long below = dimensions.stream()
                .map(DimensionScore::score)
                .filter(s -> s != null && s.high() != null && s.high() < NO_EFFECT)
                .count();
        return new Caption(
                texts.text(
                        "chart.dimensions",
                        "above",
                        Long.toString(above),
                        "below",
                        Long.toString(below),
                        "count",
                        Integer.toString(dimensions.size())),
                texts.text("chart.subtitle.dimensions") + Rows.left(texts, shown().size(), dimensions.size()),
                texts.text("chart.desc.dimensions", "rows", Rows.said(texts, rows())));
    }

    @Override
    public Grid data() {
        GridBuilder grid = new GridBuilder(texts, title())
                .words("dimension")
                .numbers("weight", "", new Precision(3))
                .numbers("score", "", TENTHS)
                .ends("", TENTHS)
                .numbers("level", "", new Precision(2))
                .numbers("point", "", TENTHS)
                .flags();
        for (DimensionScore d : dimensions) {
            row(
                    grid,
                    Cell.of(d.dimension(), texts.label("dimension", d.dimension())),
                    Cell.of(d.weight(), new Precision(3), numerals),
                    d.score());
        }
        row(grid, Cell.of("_T", texts.text("chart.dimensions.all")), Cell.of(1, "1"), whole);
        return grid.build();
    }

    private void row(GridBuilder grid, Cell name, Cell weight, @Nullable ScoreDocument score) {
        Cell none = Cell.absent("");
        grid.row(
                name,
                weight,
                score == null ? none : Cell.of(score.mean(), TENTHS, numerals),
                score == null ? none : Cell.of(score.low(), TENTHS, numerals),
                score == null ? none : Cell.of(score.high(), TENTHS, numerals),
                score == null || score.low() == null ? none : Cell.of(score.level(), numerals.level(score.level())),
                score == null ? none : Cell.of(score.point(), TENTHS, numerals),
                Flags.of(
                        texts,
                        provisional ? "PROVISIONAL" : "",
                        score == null ? "NO_SCORE" : score.mean() == null ? "NO_INTERVAL" : ""));
    }

    private List<ScoreDocument> scores() {
        List<ScoreDocument> scores = new ArrayList<>();
        for (DimensionScore dimension : dimensions) {
            if (dimension.score() != null) {
                scores.add(dimension.score());
            }
        }
        return scores;
    }

    private String figure(@Nullable ScoreDocument score) {
        return ScoresChart.figure(texts, numerals, score);
    }
}
