package org.hengce.presentation.chart;

/** Linear from values to pixels. */
record Scale(double fromValue, double toValue, double fromPixel, double toPixel) {
    double at(double value) {
        double width = toValue - fromValue;
        double share = width == 0 ? 0.5 : (value - fromValue) / width;
        return fromPixel + share * (toPixel - fromPixel);
    }
}
