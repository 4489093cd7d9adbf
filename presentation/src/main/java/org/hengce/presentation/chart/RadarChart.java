package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.DimensionScore;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;

/**
 * Scores of the dimensions around a centre, with their intervals as a band: only for those who ask for one, since areas mislead and
 * the order of the dimensions makes the shape. {@link DimensionsChart} says the same better.
 */
public final class RadarChart extends Figure {
    private static final int FEWEST = 3;
    private static final int MOST = 12;
    private static final double NO_EFFECT = 50;
    private static final double LABEL = 130;

    private final List<DimensionScore> dimensions;
    private final DimensionsChart same;
    private final boolean provisional;
    private final Texts texts;

    /**
     * The chart of this evaluation's scores.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @throws IllegalArgumentException unless 3 to 12 dimensions have a score with an interval
     */
    public RadarChart(String id, Language language, EvaluationDocument evaluation) {
        super(id, Kind.RADAR, language);
        dimensions = evaluation.dimensions().stream()
                .filter(dimension -> isComplete(dimension))
                .toList();
        if (dimensions.size() < FEWEST || dimensions.size() > MOST) {
            throw new IllegalArgumentException("evaluation %s has %d dimensions with scores; a radar needs %d to %d"
                    .formatted(evaluation.id(), dimensions.size(), FEWEST, MOST));
        }
        same = new DimensionsChart(id, language, evaluation);
        provisional = evaluation.standing() != Standing.READING;
        texts = Texts.of(language);
    }

    private static boolean isComplete(DimensionScore dimension) {
        ScoreDocument score = dimension.score();
        return score != null && score.mean() != null && score.low() != null && score.high() != null;
    }

    @Override
    Caption caption() {
        return same.caption();
    }

    @Override
    public Grid data() {
        return same.data();
    }

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        Header header = new Header(size, caption(), same.names());
        double radius = size.wide() ? 130 : 90;
        double centreX = size.width / 2.0;
        double centreY = header.height() + 34 + radius;
        double height = centreY + radius + 34;
        Markup svg = new Markup();
        Header.open(svg, id(), size, height, caption(), alone);
        header.draw(svg);
        for (double ring : new double[] {25, 50, 75, 100}) {
            String style = ring == NO_EFFECT ? "hc-ring hc-ring-none" : "hc-ring";
            svg.empty("circle", "class", style, "cx", centreX, "cy", centreY, "r", radius * ring / 100);
        }
        double side = Math.min(LABEL, size.width / 2.0 - radius - 2 * Header.EDGE);
        for (int i = 0; i < dimensions.size(); i++) {
            double angle = angle(i);
            double x = centreX + radius * Math.sin(angle);
            double y = centreY - radius * Math.cos(angle);
            Plot.line(svg, "hc-grid", centreX, centreY, x, y);
            label(svg, i, centreX + (radius + 8) * Math.sin(angle), centreY - (radius + 14) * Math.cos(angle), side);
        }
        svg.open("g", "class", "hc-modelled");
        String outer = polygon(centreX, centreY, radius, RadarChart::high);
        String inner = polygon(centreX, centreY, radius, RadarChart::low);
        svg.empty("path", "class", "hc-band hc-band-outer", "fill-rule", "evenodd", "d", outer + inner);
        svg.empty("path", "class", "hc-effect", "d", polygon(centreX, centreY, radius, RadarChart::mean));
        for (int i = 0; i < dimensions.size(); i++) {
            double at = radius * mean(dimensions.get(i)) / 100;
            Sample.POINT.mark(
                    svg,
                    provisional ? "hc-point hc-hollow" : "hc-point",
                    centreX + at * Math.sin(angle(i)),
                    centreY - at * Math.cos(angle(i)));
        }
        svg.close();
        svg.close().line();
        return new Drawing(svg.toString(), height);
    }

    private void label(Markup svg, int i, double x, double y, double room) {
        double sine = Math.sin(angle(i));
        String anchor = Math.abs(sine) < 0.1 ? "middle" : sine > 0 ? "start" : "end";
        String name =
                texts.label("dimension", dimensions.get(i).dimension()) + " " + Math.round(mean(dimensions.get(i)));
        svg.element(
                "text",
                Lines.shortened(name, Header.SMALL, room),
                "x",
                x,
                "y",
                y + 4,
                "font-size",
                Header.SMALL,
                "text-anchor",
                anchor);
    }

    private double angle(int i) {
        return 2 * Math.PI * i / dimensions.size();
    }

    private String polygon(double x, double y, double radius, ToDoubleFunction<DimensionScore> value) {
        List<String> corners = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            double at = radius * value.applyAsDouble(dimensions.get(i)) / 100;
            corners.add(pixel(x + at * Math.sin(angle(i)), y - at * Math.cos(angle(i))));
        }
        return "M" + String.join("L", corners) + "Z";
    }

    private static double mean(DimensionScore dimension) {
        ScoreDocument score = dimension.score();
        return score == null || score.mean() == null ? 0 : score.mean();
    }

    private static double low(DimensionScore dimension) {
        ScoreDocument score = dimension.score();
        return score == null || score.low() == null ? 0 : score.low();
    }

    private static double high(DimensionScore dimension) {
        ScoreDocument score = dimension.score();
        return score == null || score.high() == null ? 0 : score.high();
    }
}
