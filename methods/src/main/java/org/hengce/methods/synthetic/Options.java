package org.hengce.methods.synthetic;

/** Checks what both estimators are configured with. */
final class Options {
    private Options() {}

    static void check(double level, int threads) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level %s is not in (0, 1)".formatted(level));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("needs at least 1 thread, not " + threads);
        }
    }
}
