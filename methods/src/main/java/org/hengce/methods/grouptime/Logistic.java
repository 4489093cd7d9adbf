package org.hengce.methods.grouptime;

/** The logistic curve at one point after another; a workspace of one thread, so that nothing is made per unit. */
final class Logistic {
    /** The probability. */
    double propensity;
    /** Probability ÷ its complement. */
    double odds;
    /** Probability times its complement: what an observation tells of the coefficients. */
    double information;
    /** e to the minus absolute value of the point: {@code ln(1 + e^η) = max(η, 0) + ln(1 + tail)}. */
    double tail;

    /** Moves there; exact to rounding at both ends. */
    void at(double eta) {
        // StrictMath, since results must not depend on the processor.
        tail = StrictMath.exp(-Math.abs(eta));
        double larger = 1 / (1 + tail);
        double smaller = tail * larger;
        propensity = eta >= 0 ? larger : smaller;
        odds = eta >= 0 ? 1 / tail : tail;
        information = larger * smaller;
    }
}
