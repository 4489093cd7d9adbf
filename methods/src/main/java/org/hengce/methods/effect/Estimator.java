package org.hengce.methods.effect;

import org.hengce.methods.panel.Panel;

/** A configured estimator: immutable, without state, to be used by any number of threads. */
public interface Estimator {
    /** Which one it is. */
    Method method();

    /** Level of the interval, in (0, 1). */
    double level();

    /**
     * The effect on the treated units, in the unit of the outcome.
     *
     * @throws NotEstimableException if the panel does not allow it; it says why and names the units concerned
     */
    Effect estimate(Panel panel);
}
