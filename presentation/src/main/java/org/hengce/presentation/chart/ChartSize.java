package org.hengce.presentation.chart;

import java.util.Locale;

/** For how much room a chart is drawn; its text keeps its size, so that a narrow one is not a shrunken wide one. */
public enum ChartSize {
    /** For a text column: names stand beside the lines. */
    WIDE(720, 250),
    /** For paper: as wide, and so much lower that two stand on a page with what is said of them. */
    PAPER(720, 210),
    /** For a telephone: names stand above the plot. */
    NARROW(360, 220);

    final int width;
    final int plotHeight;

    /** For ids and classes. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is room beside the lines. */
    boolean wide() {
        return this != NARROW;
    }

    ChartSize(int width, int plotHeight) {
        this.width = width;
        this.plotHeight = plotHeight;
    }
}
