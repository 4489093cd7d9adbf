package org.hengce.methods.synthetic;

/** Whether covariates can be squared and added up, which of outcomes is known already. */
final class Magnitudes {
    /** Squares of larger numbers, added up, come near the largest number there is. */
    private static final double LARGEST = 1e140;

    private Magnitudes() {}

    /** Refuses a value that cannot. */
    static void check(String covariate, double value) {
        if (Math.abs(value) > LARGEST) {
            throw Refusals.outOfRange(covariate);
        }
    }
}
