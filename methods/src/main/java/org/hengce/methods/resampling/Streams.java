package org.hengce.methods.resampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random streams from one seed: draw number i always gets the stream number i, whichever thread makes it, so that results
 * do not depend on threads or on how many draws there are.
 */
public final class Streams {
    /** 2⁶⁴ ÷ the golden ratio, the increment of SplitMix64 (Steele, Lea and Flood 2014). */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Streams() {}

    /** The stream of this number. */
    public static UniformRandomProvider of(long seed, long number) {
        return RandomSource.XO_SHI_RO_256_PP.create(mix(seed ^ mix(number * GOLDEN + GOLDEN)));
    }

    /** 64 bits from two numbers: SplitMix64's finaliser. Where a whole generator per number would be too much. */
    public static long bits(long seed, long number) {
        return mix(mix(seed) + number * GOLDEN);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
