package org.hengce.methods.plan;

import org.hengce.methods.effect.Reason;
import org.jspecify.annotations.Nullable;

/**
 * At which level an effect is tested at a reading.
 *
 * @param reading its number, from 1
 * @param error α: its own, with what earlier readings could not use
 * @param level of the interval, 1 − α; NaN where it is not testable
 * @param smallestPValue that the method could give; 0 where there is no limit, NaN where it gives none
 * @param reason why it is not testable; null where it is
 */
public record ReadingTest(
        int reading,
        double error,
        double level,
        double smallestPValue,
        @Nullable Reason reason) {
    /** 1 − α is a level to fewer than six digits beyond; so far out in a tail no method's p-value means anything. */
    static final double SMALLEST = 1e-10;

    static ReadingTest none(int reading, double error, double smallest, String english, String chinese) {
        return new ReadingTest(reading, error, Double.NaN, smallest, ReadingSchedule.notTestable(english, chinese));
    }

    /** Whether this reading is tested; else its error goes to the next. */
    public boolean testable() {
        return reason == null;
    }

    /**
     * The level with which the estimator is to be configured. Where it is not testable, too: at 1 − α an interval lacks its ends
     * or is so wide that nothing can be told from it, where one at 95 % would spend an error that the reading does not have.
     */
    public double intervalLevel() {
        return 1 - Math.max(error, SMALLEST);
    }
}
