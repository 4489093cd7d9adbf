package org.hengce.methods.choice;

import java.util.Optional;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen, or what is missing.
 *
 * @param step which of the ordered rules held, 1 to 6; 0 where the analyst named the method
 * @param first the estimator of the headline; null where nothing can be estimated
 * @param second another that answers the same question, for comparison; null where there is none
 * @param evidenceLevel 3 with controls before and after, 2 against its own trend, 1 against its own past, 0 without
 *     estimator: what the design can show, on the Maryland scale, if the treated units were chosen
 * @param reason why this one, with the counts; null without estimator
 * @param missing what it would need; null where there is an estimator
 * @param next what the next level of evidence would need; null at 3, beyond which only the assignment of the treatment
 *     leads, and without estimator
 * @param counts what was counted
 */
public record Choice(
        int step,
        @Nullable Estimator first,
        @Nullable Estimator second,
        int evidenceLevel,
        @Nullable Sentence reason,
        @Nullable Reason missing,
        @Nullable Sentence next,
        DesignCounts counts) {
    /** Checks that there is either an estimator or what is missing. */
    public Choice {
        if ((first == null) == (missing == null) || (first == null) != (reason == null)) {
            throw new IllegalArgumentException("give either an estimator and why, or what is missing");
        }
    }

    /** The estimator of the headline. */
    public Optional<Estimator> estimator() {
        return Optional.ofNullable(first);
    }
}
