package org.hengce.methods.synthetic;

import java.util.OptionalLong;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.panel.Panel;

/** Stub to be filled. */
public record SyntheticDifferenceInDifferences(double level, OptionalLong seed, int threads) {
    /** Level 0.95, seed from panel and specification, one thread. */
    public static SyntheticDifferenceInDifferences withDefaults() {
        return new SyntheticDifferenceInDifferences(0.95, OptionalLong.empty(), 1);
    }

    public SyntheticDifferenceInDifferences withLevel(double newLevel) {
        return new SyntheticDifferenceInDifferences(newLevel, seed, threads);
    }

    public SyntheticDifferenceInDifferences withSeed(long newSeed) {
        return new SyntheticDifferenceInDifferences(level, OptionalLong.of(newSeed), threads);
    }

    public SyntheticDifferenceInDifferences withThreads(int newThreads) {
        return new SyntheticDifferenceInDifferences(level, seed, newThreads);
    }

    public Effect estimate(Panel panel) {
        throw new UnsupportedOperationException("not yet");
    }
}
