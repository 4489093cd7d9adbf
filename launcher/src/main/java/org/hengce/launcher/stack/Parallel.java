package org.hengce.launcher.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Several things at once; the first failure ends the waiting for all. */
final class Parallel {
    private Parallel() {}

    static void run(List<? extends Callable<?>> tasks) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "up");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Object> results = new ExecutorCompletionService<>(threads);
            for (Callable<?> task : new ArrayList<>(tasks)) results.submit(task::call);
            for (int i = 0; i < tasks.size(); i++) results.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }
}
