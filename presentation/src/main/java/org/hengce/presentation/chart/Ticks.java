package org.hengce.presentation.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hengce.presentation.number.Precision;

/**
 * Where an axis is labelled: at round values, the outer ones at or beyond the data.
 *
 * @param precision that shows every value exactly
 */
record Ticks(List<Double> values, Precision precision) {
    /** What differs by less than this share of its size differs by rounding, and is drawn as if it did not. */
    private static final double RESOLUTION = 1e-11;

    private static final double SMALLEST = 1e-300;

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100};
    private static final int[] PERIODS = {1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240};

    /** Round values from at or below {@code low} to at or above {@code high}, about as many as asked for. */
    static Ticks covering(double low, double high, int about) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        double between = Math.min(high - low, Double.MAX_VALUE);
        // What differs by less than this can be divided no further.
        double span = between > SMALLEST ? Math.max(between, size * RESOLUTION) : Math.max(1, size);
        BigDecimal step = step(span / about);
        BigDecimal first =
                BigDecimal.valueOf(Math.floor(low / step.doubleValue())).multiply(step);
        List<Double> values = new ArrayList<>();
        BigDecimal value = first;
        values.add(value.doubleValue());
        while (value.doubleValue() < high) {
            value = value.add(step);
            values.add(value.doubleValue());
        }
        return new Ticks(
                values, new Precision(Math.max(0, step.stripTrailingZeros().scale())));
    }

    /** Indices of the periods to be named, so far apart that at most so many names are needed. */
    static List<Integer> periods(List<String> periods, int atMost) {
        boolean years = periods.stream().allMatch(period -> YEAR.matcher(period).matches());
        for (int step : years ? YEARS : PERIODS) {
            List<Integer> indices = new ArrayList<>();
            for (int i = 0; i < periods.size(); i++) {
                // Years that are multiples of the step are found faster than those counted from the first.
                int position = years ? Integer.parseInt(periods.get(i)) : i;
                if (position % step == 0) {
                    indices.add(i);
                }
            }
            if (indices.size() <= Math.max(1, atMost) && !indices.isEmpty()) {
                return indices;
            }
        }
        return periods.isEmpty() ? List.of() : List.of(0);
    }

    double lowest() {
        return values.get(0);
    }

    double highest() {
        return values.get(values.size() - 1);
    }

    private static BigDecimal step(double atLeast) {
        int exponent = (int) Math.floor(Math.log10(atLeast));
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exponent);
        for (double round : ROUND) {
            BigDecimal step = BigDecimal.valueOf(round).multiply(power);
            if (step.doubleValue() >= atLeast * (1 - 1e-9)) {
                return step;
            }
        }
        return BigDecimal.TEN.multiply(power);
    }
}
