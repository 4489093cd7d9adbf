package org.hengce.indicator.quality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The modified z-score of Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993): 0.6745 (x - median) / MAD, here of the
 * changes of a series against the year before: levels have trends, and months have seasons. Where more than half of the
 * changes are equal, MAD is 0, and the mean absolute deviation stands in its place (factor 1.253314, as IBM SPSS has it). The
 * way back from an outlier, an opposite one a year later, is not told again.
 */
final class Outliers {
    /** Fewer changes tell nothing of what is usual. */
    static final int FEWEST_CHANGES = 8;

    private static final double MAD_OF_NORMAL = 0.6745;
    private static final double MEAN_DEVIATION_OF_NORMAL = 1.253314;
    private static final int NONE = -1;
    private static final int YEAR = 4;

    private final double threshold;
    private final Findings findings;

    Outliers(double threshold, Findings findings) {
        this.threshold = threshold;
        this.findings = findings;
    }

    /** @param series values that can be computed with, of one series, in the order of periods */
    void check(List<Present> series) {
        int[] yearBefore = yearsBefore(series);
        double[] changes = new double[series.size()];
        double[] known = new double[series.size()];
        int count = 0;
        boolean restricted = false;
        for (int i = 0; i < changes.length; i++) {
            if (yearBefore[i] != NONE) {
                Present before = series.get(yearBefore[i]);
                changes[i] = series.get(i).number() - before.number();
                known[count++] = changes[i];
                restricted |= series.get(i).restricted() || before.restricted();
            }
        }
        if (count < FEWEST_CHANGES) {
            return;
        }
        known = Arrays.copyOf(known, count);
        double middle = median(known);
        double scale = scale(known, middle);
        if (scale == 0) {
            return;
        }
        double[] scores = new double[changes.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = yearBefore[i] == NONE ? 0 : (changes[i] - middle) / scale;
        }
        for (int i = 0; i < scores.length; i++) {
            if (Math.abs(scores[i]) > threshold && !isWayBack(scores[i], scores[yearBefore[i]])) {
                Present before = series.get(yearBefore[i]);
                findings.add(new Found(
                        Rule.OUTLIER,
                        before.series(),
                        series.get(i).period(),
                        series.get(i).value(),
                        before.number() + middle - threshold * scale,
                        before.number() + middle + threshold * scale,
                        before.period(),
                        scores[i],
                        restricted));
            }
        }
    }

    /** Where, for each value, the one of the same season stands in the year before; {@link #NONE} where there is none. */
    private static int[] yearsBefore(List<Present> series) {
        int[] places = new int[series.size()];
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < places.length; i++) {
            String period = series.get(i).period();
            @Nullable Integer before = last.put(period.substring(YEAR), i);
            places[i] = before != null && year(series.get(before).period()) == year(period) - 1 ? before : NONE;
        }
        return places;
    }

    private static int year(String period) {
        return Integer.parseInt(period, 0, YEAR, 10);
    }

    private boolean isWayBack(double score, double scoreBefore) {
        return Math.abs(scoreBefore) > threshold && Math.signum(score) != Math.signum(scoreBefore);
    }

    private static double scale(double[] changes, double middle) {
        double[] deviations = new double[changes.length];
        double sum = 0;
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.abs(changes[i] - middle);
            sum += deviations[i];
        }
        double mad = median(deviations);
        return mad > 0 ? mad / MAD_OF_NORMAL : MEAN_DEVIATION_OF_NORMAL * sum / deviations.length;
    }

    private static double median(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        // Each is halved before they are added, for their sum may be too large a number.
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }
}
