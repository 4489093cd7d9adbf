package org.hengce.benchmarks.methods;

/** Numbers of the recipe in {@code peers/README.md}, with its default seed: a function of stream and index alone. */
final class PeerDraws {
    private static final long SEED = 20240601;
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double MICRO = 1e6;

    private PeerDraws() {}

    /** Mean 0, variance 1, nearly normal. */
    static double bell(int stream, long index) {
        double total = uniform(stream, 4 * index);
        for (int k = 1; k < 4; k++) {
            total += uniform(stream, 4 * index + k);
        }
        return (total - 2) * 1.7320508075688772;
    }

    /** In [0, 1). */
    static double uniform(int stream, long index) {
        long start = mix(SEED + stream * GAMMA);
        return (mix(start + (index + 1) * GAMMA) >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** With the six decimals that the files have. */
    static double micro(double value) {
        return Math.rint(value * MICRO) / MICRO;
    }

    /** Padded, so that the order of names is that of numbers. */
    static String unitName(int unit) {
        return Integer.toString(10_000_000 + unit + 1).substring(1);
    }
}
