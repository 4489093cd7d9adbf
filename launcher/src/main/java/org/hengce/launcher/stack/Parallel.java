package org.hengce.launcher.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Several things at once, their results in the order of the tasks; the first failure ends the waiting for all. */
final class Parallel {
    private Parallel() {}

    static <T extends @Nullable Object> List<T> run(List<? extends Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "up");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<T> ended = new ExecutorCompletionService<>(threads);
            List<Future<T>> submitted = new ArrayList<>();
            for (Callable<T> task : tasks) submitted.add(ended.submit(task));
            for (int i = 0; i < tasks.size(); i++) ended.take().get();
            List<T> results = new ArrayList<>();
            for (Future<T> one : submitted) results.add(one.get());
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }
}
