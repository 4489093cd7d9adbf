package org.hengce.methods.synthetic;

import java.util.OptionalLong;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.panel.Panel;

/** Stub to be filled. */
public record SyntheticControl(double level, OptionalLong seed, int threads) {
    /** Level 0.95, seed from panel and specification, one thread. */
    public static SyntheticControl withDefaults() {
        return new SyntheticControl(0.95, OptionalLong.empty(), 1);
    }

    public SyntheticControl withLevel(double newLevel) {
        return new SyntheticControl(newLevel, seed, threads);
    }

    public SyntheticControl withSeed(long newSeed) {
        return new SyntheticControl(level, OptionalLong.of(newSeed), threads);
    }

    public SyntheticControl withThreads(int newThreads) {
        return new SyntheticControl(level, seed, newThreads);
    }

    public Effect estimate(Panel panel) {
        throw new UnsupportedOperationException("not yet");
    }
}
