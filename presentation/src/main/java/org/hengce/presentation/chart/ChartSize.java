package org.hengce.presentation.chart;

/** For how much room a chart is drawn; its text keeps its size, so that a narrow one is not a shrunken wide one. */
public enum ChartSize {
    /** For a text column or paper: names stand beside the lines. */
    WIDE(720, 250),
    /** For a telephone: names stand above the plot. */
    NARROW(360, 220);

    final int width;
    final int plotHeight;

    /** For ids and classes. */
    String word() {
        return this == WIDE ? "wide" : "narrow";
    }

    ChartSize(int width, int plotHeight) {
        this.width = width;
        this.plotHeight = plotHeight;
    }
}
