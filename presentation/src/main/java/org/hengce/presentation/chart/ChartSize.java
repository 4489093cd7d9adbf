package org.hengce.presentation.chart;

/** For how much room a chart is drawn; its text keeps its size, so that a narrow one is not a shrunken wide one. */
public enum ChartSize {
    /** For a text column or paper: names stand beside the lines. */
    WIDE(720, 250, 168),
    /** For a telephone: names stand above the plot. */
    NARROW(360, 220, 12);

    final int width;
    final int plotHeight;
    final int rightMargin;

    ChartSize(int width, int plotHeight, int rightMargin) {
        this.width = width;
        this.plotHeight = plotHeight;
        this.rightMargin = rightMargin;
    }
}
