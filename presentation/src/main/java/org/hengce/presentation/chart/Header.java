package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.look.Markup;

/** What stands above every chart: the finding, what is plotted, and names with samples where nothing else explains the marks. */
final class Header {
    static final double SMALL = 12;
    static final double LINE = 16;
    static final double EDGE = 12;
    private static final double TITLE = 16;
    private static final double BOLD = 1.1;
    private static final double SAMPLE = 26;
    private static final double APART = 14;

    private final ChartSize size;
    private final List<String> titles;
    private final List<String> subtitles;
    private final List<List<Name>> legend;

    /** A header with these names in it. */
    Header(ChartSize size, Caption caption, List<Name> names) {
        this.size = size;
        double room = size.width - 2 * EDGE;
        // Bold is wider than what the estimate is made for.
        titles = Lines.broken(caption.title(), TITLE * BOLD, room, 3);
        subtitles = Lines.broken(caption.subtitle(), SMALL, room, 4);
        legend = rows(names);
    }

    double height() {
        return TITLE + 4 + titles.size() * 20 + subtitles.size() * LINE + legend.size() * 18;
    }

    /** The element itself, with what those hear who do not see it; with ground and colours if it stands alone. */
    static void open(Markup svg, String figure, ChartSize size, double height, Caption caption, boolean alone) {
        String title = Figure.id(figure, size, "title");
        String description = Figure.id(figure, size, "desc");
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "hc-chart hc-" + size.word(),
                "viewBox",
                "0 0 " + size.width + " " + Markup.number(height),
                "width",
                size.width,
                "height",
                height,
                "role",
                "img",
                "aria-labelledby",
                title + " " + description);
        svg.element("title", caption.title(), "id", title).element("desc", caption.description(), "id", description);
        if (alone) {
            svg.open("style").trusted(Figure.style()).close();
            svg.empty("rect", "class", "hc-ground", "width", size.width, "height", height);
        }
    }

    void draw(Markup svg) {
        double baseline = TITLE + 4;
        for (String line : titles) {
            svg.element("text", line, "class", "hc-title", "x", EDGE, "y", baseline, "font-size", TITLE);
            baseline += 20;
        }
        for (String line : subtitles) {
            svg.element("text", line, "class", "hc-quiet", "x", EDGE, "y", baseline, "font-size", SMALL);
            baseline += LINE;
        }
        for (List<Name> row : legend) {
            baseline += 2;
            double at = EDGE;
            for (Name name : row) {
                name.sample().draw(svg, name.markStyle(), at, baseline);
                label(svg, name, at + SAMPLE, baseline);
                at += width(name);
            }
            baseline += LINE;
        }
    }

    static void label(Markup svg, Name name, double at, double baseline) {
        svg.element("text", name.text(), "class", name.textStyle(), "x", at, "y", baseline, "font-size", SMALL);
    }

    private List<List<Name>> rows(List<Name> names) {
        List<List<Name>> rows = new ArrayList<>();
        double taken = Double.POSITIVE_INFINITY;
        for (Name name : names) {
            if (taken + width(name) > size.width - EDGE) {
                rows.add(new ArrayList<>());
                taken = EDGE;
            }
            rows.get(rows.size() - 1).add(name);
            taken += width(name);
        }
        return rows;
    }

    private static double width(Name name) {
        return SAMPLE + Lines.width(name.text(), SMALL) + APART;
    }
}
