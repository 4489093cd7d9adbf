package org.hengce.methods.resampling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Independent pieces of work: each is done by one thread and the results stand in index order, so that they do not depend
 * on how many threads there are.
 */
public final class Parallel {
    private Parallel() {}

    /**
     * What the work gives for 0 … count − 1. What one of them throws is thrown, that of the lowest index first.
     *
     * @param threads at least 1; with 1 it is all done by the caller
     * @throws StoppedException between two pieces, where the calling thread is interrupted
     */
    public static <T> List<T> inOrder(int count, int threads, IntFunction<T> work) {
        List<T> results = new ArrayList<>(count);
        if (threads == 1 || count < 2) {
            for (int u = 0; u < count; u++) {
                StoppedException.check();
                results.add(work.apply(u));
            }
            return results;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
        try {
            List<Future<T>> pending = new ArrayList<>(count);
            for (int u = 0; u < count; u++) {
                int index = u;
                StoppedException.check(); // many short pieces may be done before the last is handed out
                pending.add(pool.submit(() -> {
                    StoppedException.check();
                    return work.apply(index);
                }));
            }
            for (Future<T> future : pending) {
                StoppedException.check(); // get() does not look where the piece is done already
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error; // memory that is used up is not a defect of the part
            }
            throw new IllegalStateException("a part could not be computed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
