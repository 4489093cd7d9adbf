package org.hengce.methods.grouptime;

import java.util.List;
import org.hengce.methods.effect.Inference;

/** From influence to standard errors. */
interface Errors {
    Inference inference();

    /** Errors of all these, and what makes intervals hold for all of them together. */
    Bands of(List<Target> targets);

    /**
     * Errors.
     *
     * @param standardErrors target by target; NaN where a target shows no spread or only rounding
     * @param criticalValue in place of the normal quantile, for all targets with an error together; NaN where the
     *     inference has none or no target an error
     */
    record Bands(List<Double> standardErrors, double criticalValue) {}
}
