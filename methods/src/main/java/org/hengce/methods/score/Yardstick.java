package org.hengce.methods.score;

/**
 * The effect that counts as full success: 50 points above "no effect".
 *
 * @param value δ &gt; 0, in the unit of the effect
 * @param source where it comes from
 */
public record Yardstick(double value, YardstickSource source) {
    /** Checks that the value is positive and finite. */
    public Yardstick {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a yardstick is positive and finite, not " + value);
        }
    }

    /**
     * The yardstick of a goal with a target.
     *
     * @param targetEffect the effect aimed at, in the unit of the effect, with its sign
     * @throws IllegalArgumentException if the sign disagrees with the direction, or the direction is NEUTRAL
     */
    public static Yardstick ofTarget(double targetEffect, Direction direction) {
        if (!(targetEffect * direction.sign() > 0)) {
            throw new IllegalArgumentException(
                    "target effect %s does not lie in the direction %s".formatted(targetEffect, direction));
        }
        return new Yardstick(Math.abs(targetEffect), YardstickSource.TARGET);
    }
}
