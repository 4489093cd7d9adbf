package org.hengce.presentation.chart;

import org.hengce.presentation.look.Markup;

/**
 * Slanted lines, which say "not known" where there is no colour. They are lines and no pattern: of a pattern those who make PDFs
 * make a picture of a few pixels.
 */
final class Hatching {
    private static final double APART = 8;

    private Hatching() {}

    /**
     * Over a rectangle, in the hue of the element it stands in; lines of neighbouring rectangles meet.
     *
     * @param clip what is to be seen of it, {@code url(#id)}, or {@code none}
     */
    static void draw(Markup svg, double left, double top, double right, double bottom, String clip) {
        StringBuilder path = new StringBuilder();
        for (double sum = APART * Math.ceil((left + top) / APART); sum < right + bottom; sum += APART) {
            double from = Math.max(left, sum - bottom);
            double to = Math.min(right, sum - top);
            path.append('M').append(Figure.pixel(from, sum - from));
            path.append('L').append(Figure.pixel(to, sum - to));
        }
        svg.empty("path", "class", "hc-hatch", "d", path, "clip-path", clip);
    }
}
