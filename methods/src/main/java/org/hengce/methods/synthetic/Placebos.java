package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Fits every donor as if it were treated. Each fit is computed by one thread and the results stand in index order. */
final class Placebos {
    private Placebos() {}

    static <T> List<T> inOrder(int count, int threads, IntFunction<T> fit) {
        List<T> fits = new ArrayList<>(count);
        if (threads == 1 || count < 2) {
            for (int u = 0; u < count; u++) {
                fits.add(fit.apply(u));
            }
            return fits;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
        try {
            List<Future<T>> pending = new ArrayList<>(count);
            for (int u = 0; u < count; u++) {
                int donor = u;
                pending.add(pool.submit(() -> fit.apply(donor)));
            }
            for (Future<T> future : pending) {
                fits.add(future.get());
            }
            return fits;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fitting placebos", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a placebo could not be fitted", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
