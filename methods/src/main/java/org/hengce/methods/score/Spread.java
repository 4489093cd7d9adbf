package org.hengce.methods.score;

import java.util.Arrays;

/** How far changes lie apart. */
final class Spread {
    /** Changes that spread less than this share of the outcomes' size differ by rounding only. */
    private static final double ROUNDING = 1e-12;

    private Spread() {}

    /** Standard deviation with n − 1 as divisor; 0 where it is rounding beside outcomes of this size. */
    static double standardDeviation(double[] changes, double largestOutcome) {
        double mean = Arrays.stream(changes).sum() / changes.length;
        double squares = 0;
        for (double change : changes) {
            squares += (change - mean) * (change - mean);
        }
        double sd = Math.sqrt(squares / (changes.length - 1));
        return sd > ROUNDING * largestOutcome ? sd : 0;
    }
}
