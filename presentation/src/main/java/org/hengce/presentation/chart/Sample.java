package org.hengce.presentation.chart;

import org.hengce.presentation.look.Markup;

/** What is drawn beside a name above the plot: a piece of what bears the name. */
enum Sample {
    /** A piece of a line. */
    LINE,
    /** A piece of an area. */
    AREA,
    /** A round point. */
    POINT,
    /** A bar with a point on it. */
    BAR,
    /** A bar that lies, with a point on it. */
    RANGE,
    /** A triangle standing on its base. */
    UP,
    /** A triangle standing on its tip. */
    DOWN,
    /** A square. */
    SQUARE;

    private static final double RADIUS = 4;

    /** In a box 20 wide, on a baseline. */
    void draw(Markup svg, String style, double x, double baseline) {
        double middle = baseline - 4;
        switch (this) {
            case LINE ->
                svg.empty("path", "class", style, "d", "M" + Markup.number(x) + " " + Markup.number(middle) + "h20");
            case AREA -> svg.empty("rect", "class", style, "x", x, "y", baseline - 10, "width", 20, "height", 11);
            case BAR ->
                svg.empty("line", "class", style, "x1", x + 10, "y1", middle - 6, "x2", x + 10, "y2", middle + 6);
            case RANGE -> svg.empty("line", "class", style, "x1", x, "y1", middle, "x2", x + 20, "y2", middle);
            default -> mark(svg, style, x + 10, middle);
        }
    }

    /** The shape alone, around a place. */
    void mark(Markup svg, String style, double x, double y) {
        switch (this) {
            case UP -> polygon(svg, style, x, y, -1);
            case DOWN -> polygon(svg, style, x, y, 1);
            case SQUARE ->
                svg.empty(
                        "rect",
                        "class",
                        style,
                        "x",
                        x - RADIUS + 0.5,
                        "y",
                        y - RADIUS + 0.5,
                        "width",
                        2 * RADIUS - 1,
                        "height",
                        2 * RADIUS - 1);
            default -> svg.empty("circle", "class", style, "cx", x, "cy", y, "r", RADIUS - 0.5);
        }
    }

    private static void polygon(Markup svg, String style, double x, double y, int direction) {
        String points = "%s,%s %s,%s %s,%s"
                .formatted(
                        Markup.number(x - RADIUS - 0.5),
                        Markup.number(y - direction * RADIUS),
                        Markup.number(x + RADIUS + 0.5),
                        Markup.number(y - direction * RADIUS),
                        Markup.number(x),
                        Markup.number(y + direction * (RADIUS + 0.5)));
        svg.empty("polygon", "class", style, "points", points);
    }
}
