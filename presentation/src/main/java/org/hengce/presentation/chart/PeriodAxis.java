package org.hengce.presentation.chart;

import java.util.List;

/** The names of periods, one apart. */
record PeriodAxis(List<String> periods) implements XAxis {
    private static final double APART = 14;

    @Override
    public double from() {
        return 0;
    }

    @Override
    public double to() {
        return Math.max(1, periods.size() - 1.0);
    }

    @Override
    public List<Label> labels(double room) {
        double widest = periods.stream()
                .mapToDouble(p -> Lines.width(p, Plot.SMALL))
                .max()
                .orElse(1);
        return Ticks.periods(periods, (int) (room / (widest + APART))).stream()
                .map(index -> new Label(index, periods.get(index)))
                .toList();
    }
}
