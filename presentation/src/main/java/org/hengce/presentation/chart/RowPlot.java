package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.look.Markup;

/**
 * Rows one below the other on a common axis: names at the left, numbers at the right where the chart is wide, both above what is
 * drawn where it is narrow.
 */
final class RowPlot {
    private static final double SMALL = Header.SMALL;
    private static final double LINE = Header.LINE;
    private static final double EDGE = Header.EDGE;
    private static final double GUTTER = 12;
    private static final double WIDEST_LABEL = 240;
    private static final double WIDEST_VALUE = 210;
    private static final double ROW = 24;
    private static final double STRIP = 22;
    private static final double AXIS = 30;
    private static final double INSET = 8;

    private final String figure;
    private final ChartSize size;
    private final Caption caption;
    private final Header header;
    private final XAxis axis;
    private final List<Row> rows;
    private final List<Placed> placed = new ArrayList<>();
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    /**
     * A plot.
     *
     * @param figure prefix of the ids in it
     * @param names of what is drawn, to stand above the rows
     */
    RowPlot(String figure, ChartSize size, Caption caption, XAxis axis, List<Row> rows, List<Name> names) {
        this.figure = figure;
        this.size = size;
        this.caption = caption;
        this.axis = axis;
        this.rows = List.copyOf(rows);
        header = new Header(size, caption, names);
        double labels = widest(
                rows.stream().filter(row -> !row.heading()).map(Row::label).toList(), WIDEST_LABEL);
        double values = widest(rows.stream().map(Row::value).toList(), WIDEST_VALUE);
        left = wide() ? EDGE + labels + GUTTER : EDGE;
        right = size.width - EDGE - (wide() && values > 0 ? values + GUTTER : 0);
        top = header.height() + 4;
        double at = top;
        for (Row row : rows) {
            Placed next = place(row, at, labels);
            placed.add(next);
            at = next.bottom();
        }
        bottom = at + 4;
    }

    /** Where a row is, and its name in lines; what is drawn in it is around {@code middle}. */
    private record Placed(double top, double bottom, double middle, List<String> lines, double firstBaseline) {}

    private Placed place(Row row, double at, double labels) {
        double room = size.width - 2 * EDGE;
        if (row.heading()) {
            return new Placed(
                    at, at + ROW + 4, at + ROW, List.of(Lines.shortened(row.label(), SMALL * 1.1, room)), at + ROW - 4);
        }
        if (wide()) {
            List<String> lines = Lines.broken(row.label(), SMALL, labels, 2);
            double height = Math.max(ROW, lines.size() * LINE + 8);
            double middle = at + height / 2;
            return new Placed(at, at + height, middle, lines, middle + 4 - (lines.size() - 1) * LINE / 2);
        }
        boolean together = row.value().isEmpty()
                || Lines.width(row.label(), SMALL) + Lines.width(row.value(), SMALL) + GUTTER <= room;
        String label = Lines.shortened(row.label(), SMALL, room);
        double lines = together ? 1 : 2;
        double middle = at + lines * LINE + STRIP / 2 + 2;
        return new Placed(at, middle + STRIP / 2 + 4, middle, List.of(label), at + LINE - 2);
    }

    boolean wide() {
        return size.wide();
    }

    Scale x() {
        return new Scale(axis.from(), axis.to(), left + INSET, right - INSET);
    }

    double left() {
        return left;
    }

    /** The middle of what is drawn in a row. */
    double y(int row) {
        return placed.get(row).middle();
    }

    double rowTop(int row) {
        return placed.get(row).top();
    }

    double rowBottom(int row) {
        return placed.get(row).bottom();
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    double height() {
        return bottom + AXIS + (axis.title().isEmpty() ? 0 : LINE);
    }

    String id(String part) {
        return Figure.id(figure, size, part);
    }

    /** Everything up to what is drawn in the rows. */
    void begin(Markup svg, boolean alone) {
        Header.open(svg, figure, size, height(), caption, alone);
        header.draw(svg);
        AxisLabels labels = new AxisLabels(size.width);
        for (XAxis.Label label : axis.labels(right - left)) {
            double at = x().at(label.at());
            down(svg, "hc-grid", label.at());
            Plot.line(svg, "hc-axis", at, bottom, at, bottom + 4);
            if (labels.fits(label.text(), at)) {
                text(svg, "hc-tick", label.text(), labels.middle(), bottom + 18, "middle");
            }
        }
        Plot.line(svg, "hc-axis", left, bottom, right, bottom);
        if (!axis.title().isEmpty()) {
            String title = Lines.shortened(axis.title(), SMALL, size.width - 2 * EDGE);
            double from = Math.max(right, EDGE + Lines.width(title, SMALL));
            text(svg, "hc-quiet", title, from, bottom + 18 + LINE, "end");
        }
        for (int i = 0; i < rows.size(); i++) {
            name(svg, rows.get(i), placed.get(i));
        }
    }

    private void name(Markup svg, Row row, Placed at) {
        double baseline = at.firstBaseline();
        for (String line : at.lines()) {
            boolean leading = wide() && !row.heading();
            text(
                    svg,
                    row.heading() ? "hc-title" : "",
                    line,
                    leading ? left - GUTTER : EDGE,
                    baseline,
                    leading ? "end" : "start");
            baseline += LINE;
        }
        if (!row.value().isEmpty()) {
            String value = Lines.shortened(row.value(), SMALL, wide() ? WIDEST_VALUE : size.width - 2 * EDGE);
            boolean below = !wide() && at.middle() - at.top() > LINE * 2;
            double valueBaseline = wide() ? at.middle() + 4 : at.firstBaseline() + (below ? LINE : 0);
            text(svg, row.valueStyle(), value, size.width - EDGE, valueBaseline, "end");
        }
    }

    /** A bar that lies, from one value to another, around the middle of a row. */
    void bar(Markup svg, String style, int row, double from, double to, double thickness) {
        double x1 = x().at(from);
        double x2 = x().at(to);
        svg.empty(
                "rect",
                "class",
                style,
                "x",
                Math.min(x1, x2),
                "y",
                y(row) - thickness / 2,
                "width",
                Math.abs(x2 - x1),
                "height",
                thickness);
    }

    /** A line that lies, from one value to another. */
    void range(Markup svg, String style, int row, double from, double to) {
        Plot.line(svg, style, x().at(from), y(row), x().at(to), y(row));
    }

    /** An interval with ends that can be seen. */
    void interval(Markup svg, int row, double low, double high) {
        range(svg, "hc-bar", row, low, high);
        for (double end : new double[] {low, high}) {
            double at = x().at(end);
            Plot.line(svg, "hc-bar-outer", at, y(row) - 5, at, y(row) + 5);
        }
    }

    /** A line down all rows at this value, broken where names or headings stand in its way. */
    void down(Markup svg, String style, double value) {
        String at = Markup.number(x().at(value));
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.get(row).heading()) {
                double from = wide() ? rowTop(row) : y(row) - STRIP / 2;
                double to = wide() ? rowBottom(row) : y(row) + STRIP / 2;
                boolean goesOn = wide() && row > 0 && !rows.get(row - 1).heading();
                path.append(goesOn ? "" : "M%s %s".formatted(at, Markup.number(from)))
                        .append("V")
                        .append(Markup.number(to));
            }
        }
        svg.empty("path", "class", style, "d", path, "fill", "none");
    }

    /** A line from one row down to the next at this value; only where it crosses no name. */
    void between(Markup svg, String style, int row, double value) {
        if (wide()) {
            Plot.line(svg, style, x().at(value), y(row), x().at(value), y(row + 1));
        }
    }

    void end(Markup svg) {
        svg.close().line();
    }

    private static void text(Markup svg, String style, String text, double x, double y, String anchor) {
        svg.element("text", text, "class", style, "x", x, "y", y, "font-size", SMALL, "text-anchor", anchor);
    }

    private static double widest(List<String> texts, double atMost) {
        return texts.stream()
                .mapToDouble(text -> Math.min(atMost, Lines.width(text, SMALL)))
                .max()
                .orElse(0);
    }
}
