package org.hengce.indicator.quality;

import org.jspecify.annotations.Nullable;

/**
 * A cell as it is known now.
 *
 * @param value null where its status says that there is none
 * @param restricted whether it is not for everybody
 */
record Present(Series series, String period, @Nullable Double value, boolean restricted) {
    private static final double SMALLEST = 1e-100;
    private static final double LARGEST = 1e100;

    /** Whether differences and sums with it are numbers; of others only the range is looked at. */
    boolean isComputable() {
        if (value == null) {
            return false;
        }
        double size = Math.abs(value);
        return size == 0 || (size >= SMALLEST && size <= LARGEST);
    }

    /** The value of a cell that has one. */
    double number() {
        if (value == null) {
            throw new IllegalStateException("%s has no value in %s".formatted(series, period));
        }
        return value;
    }
}
