package org.hengce.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Measured times in nanoseconds; quantiles by nearest rank, so that every one of them was really measured. */
final class Latencies {
    private static final double MILLION = 1e6;

    private final long[] sorted;

    Latencies(long[] nanos) {
        if (nanos.length == 0) throw new IllegalArgumentException("nothing was measured");
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** The smallest time that at least this share of all do not exceed; {@code share} in (0, 1]. */
    long quantile(double share) {
        if (!(share > 0 && share <= 1))
            throw new IllegalArgumentException("share %s is not in (0, 1]".formatted(share));
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n %d, min %.0f ms, median %.0f ms, p95 %.0f ms, max %.0f ms",
                sorted.length,
                sorted[0] / MILLION,
                quantile(0.5) / MILLION,
                quantile(0.95) / MILLION,
                sorted[sorted.length - 1] / MILLION);
    }
}
