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
 * @param provisional whether one of the values may still change
 */
record Spread(Named lowest, Named highest, double median, int count, boolean provisional) {
    /** A region's value. */
    record Named(String name, double value, boolean provisional) {}

    /**
     * Of all periods in which at least half as many regions have a value as in the fullest one, in order: the middle of the few that
     * report early is not the middle of all.
     */
    static SortedMap<String, Spread> of(List<ValueSeries> all) {
        SortedMap<String, List<Named>> byPeriod = new TreeMap<>();
        for (ValueSeries series : all.stream().filter(ValueSeries::compared).toList()) {
            for (ValueSeries.Point point : series.known()) {
                byPeriod.computeIfAbsent(point.period(), period -> new ArrayList<>())
                        .add(new Named(series.name(), PathChart.orZero(point.value()), point.provisional()));
            }
        }
        int most = byPeriod.values().stream().mapToInt(List::size).max().orElse(0);
        byPeriod.values().removeIf(named -> 2 * named.size() < most);
        SortedMap<String, Spread> spreads = new TreeMap<>();
        for (Map.Entry<String, List<Named>> period : byPeriod.entrySet()) {
            List<Named> sorted = new ArrayList<>(period.getValue());
            sorted.sort(Comparator.comparingDouble(Named::value));
            int count = sorted.size();
            double median =
                    (sorted.get((count - 1) / 2).value() + sorted.get(count / 2).value()) / 2;
            boolean provisional = sorted.stream().anyMatch(Named::provisional);
            spreads.put(period.getKey(), new Spread(sorted.get(0), sorted.get(count - 1), median, count, provisional));
        }
        return spreads;
    }
}
