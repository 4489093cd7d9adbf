package org.hengce.methods.power;

import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * From which future period on an effect as large as the yardstick will be told from none: the first number h of treated
 * periods, more than there are now, with 2.8 · SE(h) ≤ yardstick. With 2.8 = 1.96 + 0.84 an effect of that size is found at
 * 5 % in four cases out of five.
 *
 * <p>SE(h) is the spread of what the same method finds where there is nothing to be found: in the untreated units' own
 * outcomes, over stretches of h treated periods and as many before as the policy had. As many of them are taken for treated
 * as are treated, or half of them where they are fewer, which errs on the side of caution; all start together.
 *
 * @param postPeriods treated periods that are needed; 0 where none are enough
 * @param period the last of them: from its release on; null where none are enough or periods have no date
 * @param standardError SE at that number, or the smallest of those looked at; NaN where none could be had
 * @param reason why there is none; null where there is
 */
public record TellableFrom(
        int postPeriods,
        @Nullable String period,
        double standardError,
        @Nullable Reason reason) {
    /** Of the standard error: a test at 5 % with a power of 80 %. */
    public static final double FACTOR = 2.8;

    /**
     * Looks for it. At most 24 numbers of periods are tried, every one at first, then in growing steps with the gap closed
     * by halving; each costs two estimates of a synthetic method with one treated unit, else 40 of the method.
     *
     * @param estimator of the effect
     * @param effect of which to tell
     * @param panel that it was estimated on
     * @param yardstick δ &gt; 0, in the unit of the effect
     * @param threads that estimate; they change nothing in the result
     * @return with a reason where the method compares with nobody, there are fewer than 5 untreated units without gaps,
     *     their past is too short for longer stretches, or no stretch is long enough
     * @throws IllegalArgumentException if the yardstick is not positive
     */
    public static TellableFrom search(Estimator estimator, Effect effect, Panel panel, double yardstick, int threads) {
        if (!(yardstick > 0)) {
            throw new IllegalArgumentException("a yardstick is positive, not " + yardstick);
        }
        return new TellableSearch(estimator, effect, panel, yardstick, threads).run();
    }
}
