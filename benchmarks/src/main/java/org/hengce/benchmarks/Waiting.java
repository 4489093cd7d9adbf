package org.hengce.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits until something holds, and not for ever.
 *
 * @param look how often it is looked
 * @param patience after so long it was in vain
 */
record Waiting(Duration look, Duration patience) {
    /** What is waited for. */
    interface Condition<E extends Exception> {
        boolean holds() throws E, IOException, InterruptedException;
    }

    /**
     * Returns at the first look at which it holds.
     *
     * @param what is waited for, in words
     * @throws IOException if it does not come
     */
    <E extends Exception> void until(Condition<E> condition, String what) throws E, IOException, InterruptedException {
        long began = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new IOException("waited %d s in vain for %s".formatted(patience.toSeconds(), what));
            }
            TimeUnit.NANOSECONDS.sleep(look.toNanos());
        }
    }
}
