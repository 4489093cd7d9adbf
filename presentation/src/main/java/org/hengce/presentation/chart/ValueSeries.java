package org.hengce.presentation.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of one region in the order of their periods.
 *
 * @param code of the region
 * @param points each period once
 * @param compared whether it is one of those that are compared: a country is none of its provinces
 */
public record ValueSeries(String code, String name, List<Point> points, boolean compared) {
    /** Copies the list, in order. */
    public ValueSeries {
        points = points.stream().sorted(Comparator.comparing(Point::period)).toList();
    }

    /** One of those that are compared. */
    public ValueSeries(String code, String name, List<Point> points) {
        this(code, name, points, true);
    }

    /**
     * A value.
     *
     * @param value null where there is none, or none that may be shown
     * @param provisional whether it may still change
     */
    public record Point(String period, @Nullable Double value, boolean provisional) {
        boolean isKnown() {
            return value != null && Double.isFinite(value);
        }
    }

    /** Those with a value. */
    public List<Point> known() {
        return points.stream().filter(Point::isKnown).toList();
    }

    /** Those with a value, by period. */
    Map<String, Point> byPeriod() {
        return known().stream().collect(Collectors.toMap(Point::period, point -> point));
    }
}
