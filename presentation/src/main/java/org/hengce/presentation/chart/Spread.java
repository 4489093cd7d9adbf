package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far regions lie apart in one period.
 *
 * @param lowest the region with the lowest value; of several the first by code
 * @param highest the region with the highest value
 * @param median of all values, the mean of the middle two where their number is even
 */
record Spread(Named lowest, Named highest, double median, int count) {
    /** A region's value. */
    record Named(String name, double value) {}

    /** Of all periods in which a region has a value, in order. */
    static SortedMap<String, Spread> of(List<ValueSeries> all) {
        SortedMap<String, List<Named>> byPeriod = new TreeMap<>();
        for (ValueSeries series : all) {
            for (ValueSeries.Point point : series.known()) {
                byPeriod.computeIfAbsent(point.period(), period -> new ArrayList<>())
                        .add(new Named(series.name(), PathChart.orZero(point.value())));
            }
        }
        SortedMap<String, Spread> spreads = new TreeMap<>();
        for (Map.Entry<String, List<Named>> period : byPeriod.entrySet()) {
            List<Named> sorted = new ArrayList<>(period.getValue());
            sorted.sort(Comparator.comparingDouble(Named::value));
            int count = sorted.size();
            double median =
                    (sorted.get((count - 1) / 2).value() + sorted.get(count / 2).value()) / 2;
            spreads.put(period.getKey(), new Spread(sorted.get(0), sorted.get(count - 1), median, count));
        }
        return spreads;
    }
}
