package org.hengce.presentation.chart;

/** Labels below an axis, from left to right: each within the picture, and none that would run into the one before. */
final class AxisLabels {
    private static final double MARGIN = 2;
    private static final double APART = 4;

    private final double width;
    private double taken = MARGIN - APART;
    private double middle;

    AxisLabels(double width) {
        this.width = width;
    }

    /** Whether there is room for the next one, at its tick or as near to it as the picture's edge allows. */
    boolean fits(String text, double at) {
        double half = Lines.width(text, Header.SMALL) / 2;
        double nearest = Math.max(half + MARGIN, Math.min(width - half - MARGIN, at));
        if (nearest - half < taken + APART || nearest + half > width - MARGIN + 1e-9) {
            return false;
        }
        middle = nearest;
        taken = nearest + half;
        return true;
    }

    /** Where the middle of the one that fits stands. */
    double middle() {
        return middle;
    }
}
