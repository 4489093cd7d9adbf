package org.hengce.methods.score;

import java.util.Objects;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of looking for a yardstick in the data: either it or the reason NO_YARDSTICK.
 *
 * @param yardstick what was found, or null
 * @param reason why nothing was found, or null
 */
public record YardstickSearch(
        @Nullable Yardstick yardstick, @Nullable Reason reason) {
    /** Checks that there is exactly one of the two. */
    public YardstickSearch {
        if ((yardstick == null) == (reason == null)) {
            throw new IllegalArgumentException("give either a yardstick or the reason why there is none");
        }
    }

    /**
     * {@link YardstickSource#UNTREATED_SD}: for each never-treated unit the mean over the treated periods less the mean
     * over as many periods just before; of these changes the standard deviation (n − 1). Where units become treated at
     * several times, each unit's change is the mean over the cohorts by their size, as an effect is; a cohort that is
     * treated for longer than it was observed before is left out. Units with gaps in those periods are left out. Units
     * treated from the first period on do not say when the treatment begins. Cost O(units · periods · cohorts).
     *
     * @return a yardstick, or the reason: nobody is treated, too few periods before, fewer than 5 units, or no spread
     */
    public static YardstickSearch amongUntreated(Panel panel) {
        return UntreatedChanges.yardstick(panel);
    }

    /**
     * {@link YardstickSource#OWN_PAST_SD}, for what has nobody to be compared with: at each origin in the series' own past
     * the mean over as many periods as are treated less the mean over as many just before; of these changes the standard
     * deviation (n − 1). Stretches with gaps are left out. Cost O(periods²).
     *
     * @param before outcomes of the series before the treatment, NaN where there is none
     * @param periodsAfter treated periods, at least 1
     * @return a yardstick, or the reason: fewer than 5 origins, or no spread
     */
    public static YardstickSearch inOwnPast(double[] before, int periodsAfter) {
        return PastChanges.yardstick(before, periodsAfter);
    }

    static YardstickSearch found(Yardstick yardstick) {
        return new YardstickSearch(Objects.requireNonNull(yardstick), null);
    }

    static YardstickSearch none(Reason reason) {
        return new YardstickSearch(null, Objects.requireNonNull(reason));
    }
}
