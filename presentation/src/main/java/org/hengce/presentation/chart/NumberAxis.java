package org.hengce.presentation.chart;

import java.util.List;
import org.hengce.presentation.number.Numerals;

/** Numbers below a plot, from the first tick to the last. */
record NumberAxis(Ticks ticks, Numerals numerals, String title) implements XAxis {
    @Override
    public double from() {
        return ticks.lowest();
    }

    @Override
    public double to() {
        return ticks.highest();
    }

    @Override
    public List<Label> labels(double room) {
        return ticks.values().stream()
                .map(value -> new Label(value, numerals.number(value, ticks.precision())))
                .toList();
    }
}
