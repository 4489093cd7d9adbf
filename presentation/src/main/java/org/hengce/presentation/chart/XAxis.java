package org.hengce.presentation.chart;

import java.util.List;

/** What stands below a plot. */
interface XAxis {
    /** The value at the left end. */
    double from();

    /** The value at the right end. */
    double to();

    /** What is measured, to stand below the labels; empty where the labels say it. */
    default String title() {
        return "";
    }

    /** Those that fit into so many pixels. */
    List<Label> labels(double room);

    /** A value and how it is written. */
    record Label(double at, String text) {}
}
