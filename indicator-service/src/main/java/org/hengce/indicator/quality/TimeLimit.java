package org.hengce.indicator.quality;

import java.time.Duration;

/** How long something may still take. */
final class TimeLimit {
    private final long end;

    private TimeLimit(long end) {
        this.end = end;
    }

    static TimeLimit of(Duration limit) {
        return new TimeLimit(System.nanoTime() + limit.toNanos());
    }

    /** It took longer. */
    static final class ReachedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReachedException() {
            super("the time limit is reached", null, false, false);
        }
    }

    /** @throws ReachedException if nothing is left */
    void check() {
        if (System.nanoTime() - end >= 0) {
            throw new ReachedException();
        }
    }

    /** What is left for one statement, as PostgreSQL takes it: at least 1 ms, for 0 would be no limit. */
    String forStatement() {
        return Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()) + "ms";
    }
}
