package org.hengce.evaluation.run;

import java.util.Map;
import java.util.OptionalLong;
import org.hengce.methods.effect.Method;
import org.jspecify.annotations.Nullable;

/**
 * How a policy is to be evaluated, beside what the policy itself says. What events start takes {@link #automatic}; what an
 * analyst asks for says what is to be different, and further wishes become further components here.
 *
 * @param method the estimator of every goal; null where the data decide
 * @param seed of everything random; null where each estimator makes its own from panel and specification
 * @param robustness whether the same questions are answered in other ways, too
 * @param threads of the estimators, at least 1; they change nothing in the result
 * @param seeds by series, those of another evaluation that is to be compared with; they come before {@code seed}
 */
public record Specification(
        @Nullable Method method, @Nullable Long seed, boolean robustness, int threads, Map<String, Long> seeds) {
    /** A seed has to survive as a JSON number. */
    private static final long LARGEST_SEED = (1L << 53) - 1;

    /** Checks seed and threads, copies the seeds. */
    public Specification {
        if (seed != null && (seed < 0 || seed > LARGEST_SEED)) {
            throw new IllegalArgumentException("a seed lies in 0 … %d, not %d".formatted(LARGEST_SEED, seed));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("needs at least 1 thread, not " + threads);
        }
        seeds = Map.copyOf(seeds);
    }

    /** What the data decide, with everything, on one thread. */
    public static Specification automatic() {
        return new Specification(null, null, true, 1, Map.of());
    }

    /** The same with another number of threads. */
    public Specification withThreads(int newThreads) {
        return new Specification(method, seed, robustness, newThreads, seeds);
    }

    /** The same with a method that an analyst names; null leaves the choice to the data. */
    public Specification withMethod(@Nullable Method newMethod) {
        return new Specification(newMethod, seed, robustness, threads, seeds);
    }

    /** The same with this seed; null leaves it to panel and specification. */
    public Specification withSeed(@Nullable Long newSeed) {
        return new Specification(method, newSeed, robustness, threads, seeds);
    }

    /** The same with or without answering in other ways. */
    public Specification withRobustness(boolean wanted) {
        return new Specification(method, seed, wanted, threads, seeds);
    }

    /**
     * How it is kept with an evaluation: what changes nothing in the result is left out.
     *
     * @param method by its name on the wire
     */
    public record Stored(@Nullable String method, @Nullable Long seed, boolean robustness) {}

    /** Without what changes nothing in the result. */
    public Stored stored() {
        return new Stored(method == null ? null : method.wireName(), seed, robustness);
    }

    /** One that was kept, on one thread. */
    public static Specification of(Stored stored) {
        @Nullable Method method = null;
        for (Method named : Method.values()) {
            method = named.wireName().equals(stored.method()) ? named : method;
        }
        if (stored.method() != null && method == null) {
            throw new IllegalArgumentException("no method is called '%s'".formatted(stored.method()));
        }
        return new Specification(method, stored.seed(), stored.robustness(), 1, Map.of());
    }

    /** The same with the seeds of another evaluation, by series. */
    public Specification withSeeds(Map<String, Long> newSeeds) {
        return new Specification(method, seed, robustness, threads, newSeeds);
    }

    OptionalLong seedOf(String series) {
        @Nullable Long given = seeds.getOrDefault(series, seed);
        return given == null ? OptionalLong.empty() : OptionalLong.of(given);
    }
}
