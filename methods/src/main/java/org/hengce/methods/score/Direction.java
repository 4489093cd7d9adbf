package org.hengce.methods.score;

/** In which direction of an indicator the goal lies. */
public enum Direction {
    /** A rise is a benefit. */
    HIGHER_IS_BETTER(1),
    /** A fall is a benefit. */
    LOWER_IS_BETTER(-1),
    /** Neither: the indicator is reported and never scored. */
    NEUTRAL(0);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** 1, −1 or, for {@link #NEUTRAL}, 0: an effect times this is its benefit in the indicator's unit. */
    public int sign() {
        return sign;
    }
}
