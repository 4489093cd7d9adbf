package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;

/** Distances from the treatment below a plot; 0 is always named. */
record EventTimeAxis(int first, int last, Numerals numerals, String title) implements XAxis {
    private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    @Override
    public double from() {
        return first - 0.5;
    }

    @Override
    public double to() {
        return last + 0.5;
    }

    @Override
    public List<Label> labels(double room) {
        double widest = Math.max(Lines.width(name(first), Plot.SMALL), Lines.width(name(last), Plot.SMALL)) + 12;
        int step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = (last - first) / (double) STEPS[i] * widest <= room ? STEPS[i] : step;
        }
        List<Label> labels = new ArrayList<>();
        for (int e = Math.floorDiv(first + step - 1, step) * step; e <= last; e += step) {
            labels.add(new Label(e, name(e)));
        }
        return labels;
    }

    private String name(int eventTime) {
        return numerals.number(eventTime, new Precision(0));
    }
}
