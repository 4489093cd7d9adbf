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
     * {@link YardstickSource#UNTREATED_SD}: for each never-treated unit the mean over the treated periods (those from
     * the earliest cohort on) less the mean over as many periods just before; of these changes the standard deviation
     * (n − 1). Units with gaps in those periods are left out. Units treated from the first period on do not say when
     * the treatment begins. Cost O(units · periods).
     *
     * @return a yardstick, or the reason: nobody is treated, too few periods before, fewer than 5 units, or no spread
     */
    public static YardstickSearch amongUntreated(Panel panel) {
        return UntreatedChanges.yardstick(panel);
    }

    static YardstickSearch found(Yardstick yardstick) {
        return new YardstickSearch(Objects.requireNonNull(yardstick), null);
    }

    static YardstickSearch none(Reason reason) {
        return new YardstickSearch(null, Objects.requireNonNull(reason));
    }
}
