package org.hengce.methods.score;

import java.util.Arrays;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;

/** How much one series changed, in its own past, over stretches as long as the treated one. */
final class PastChanges {
    private static final int ORIGINS_NEEDED = 5;

    private PastChanges() {}

    static YardstickSearch yardstick(double[] y, int after) {
        if (after < 1) {
            throw new IllegalArgumentException("needs at least 1 treated period, not " + after);
        }
        double[] changes = changes(y, after);
        if (changes.length < ORIGINS_NEEDED) {
            int needed = 2 * after + ORIGINS_NEEDED - 1;
            return none(
                    "needs at least %d periods without gaps before the treatment, twice the %d after it and %d more, there are %d"
                            .formatted(needed, after, ORIGINS_NEEDED - 1, y.length),
                    "处理前至少需要 %d 个无缺失的时期（处理后 %d 期的两倍再加 %d 期），现有 %d 期"
                            .formatted(needed, after, ORIGINS_NEEDED - 1, y.length));
        }
        double largest = Arrays.stream(y)
                .filter(value -> !Double.isNaN(value))
                .map(Math::abs)
                .max()
                .orElse(0);
        double sd = Spread.standardDeviation(changes, largest);
        return sd > 0
                ? YardstickSearch.found(new Yardstick(sd, YardstickSource.OWN_PAST_SD))
                : none("the series always changed by the same amount", "该序列每次的变化量完全相同");
    }

    /** At every origin the mean of so many periods less the mean of as many before; without those that touch a gap. */
    private static double[] changes(double[] y, int length) {
        double[] changes = new double[Math.max(0, y.length - 2 * length + 1)];
        for (int origin = 0; origin < changes.length; origin++) {
            for (int t = origin; t < origin + length; t++) {
                changes[origin] += (y[t + length] - y[t]) / length;
            }
        }
        return Arrays.stream(changes).filter(change -> !Double.isNaN(change)).toArray();
    }

    private static YardstickSearch none(String english, String chinese) {
        return YardstickSearch.none(new Reason(ReasonCode.NO_YARDSTICK, english, chinese));
    }
}
