package org.hengce.methods.analysis;

import java.util.List;
import java.util.OptionalLong;

/**
 * What all methods are asked alike.
 *
 * @param level of intervals, in (0, 1)
 * @param seed of draws; by default each method makes its own from panel and specification
 * @param threads that compute, at least 1; they change nothing in the result
 * @param clusters categorical columns of the panel within which rows depend on each other; {@code unit} and {@code time}
 *     mean units and periods; empty: as the method has it
 * @param interruptions first periods of interruptions after the treatment's, for a single series
 */
public record AnalysisOptions(
        double level, OptionalLong seed, int threads, List<String> clusters, List<String> interruptions) {
    /** Copies the lists and checks the numbers. */
    public AnalysisOptions {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level %s is not in (0, 1)".formatted(level));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("needs at least 1 thread, not " + threads);
        }
        clusters = List.copyOf(clusters);
        interruptions = List.copyOf(interruptions);
    }

    /** Level 0.95, one thread, the rest as each method has it. */
    public static AnalysisOptions defaults() {
        return new AnalysisOptions(0.95, OptionalLong.empty(), 1, List.of(), List.of());
    }
}
