package org.hengce.presentation.chart;

import org.hengce.presentation.look.Markup;

/** Slanted lines, which say "not known" where there is no colour. */
final class Hatching {
    private Hatching() {}

    /** Defines it in the hue of the element it stands in; {@code url(#id)} refers to it. */
    static void define(Markup svg, String id) {
        svg.open("defs").open("pattern", "id", id, "width", 8, "height", 8, "patternUnits", "userSpaceOnUse");
        svg.empty("path", "class", "hc-hatch", "d", "M-1 1l2 -2M0 8l8 -8M7 9l2 -2");
        svg.close().close();
    }
}
