package org.hengce.presentation.chart;

import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.look.Markup;

/** Path and gap of one effect, one above the other, as a file of its own: their periods stand above each other. */
public final class EffectChart {
    private final ChartSubject path;
    private final ChartSubject gap;
    private final EffectDocument effect;

    /**
     * The charts of this effect.
     *
     * @throws IllegalArgumentException if the effect has no path
     */
    public EffectChart(ChartSubject subject, EffectDocument effect) {
        path = subject.withId(subject.id() + "-path");
        gap = subject.withId(subject.id() + "-gap");
        this.effect = effect;
    }

    /** A file of its own, with ground and colours for light and dark in it. */
    public String standalone(ChartSize size) {
        Drawing above = new PathChart(path, effect).drawing(size, false);
        Drawing below = new GapChart(gap, effect).drawing(size, false);
        double height = above.height() + below.height();
        Markup svg = new Markup();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "hc-chart",
                "viewBox",
                "0 0 " + size.width + " " + Markup.number(height),
                "width",
                size.width,
                "height",
                height);
        svg.open("style").trusted(Figure.style()).close();
        svg.empty("rect", "class", "hc-ground", "width", size.width, "height", height);
        svg.line().trusted(above.svg());
        svg.open("g", "transform", "translate(0 " + Markup.number(above.height()) + ")")
                .line()
                .trusted(below.svg())
                .close();
        svg.close().line();
        return svg.toString();
    }
}
