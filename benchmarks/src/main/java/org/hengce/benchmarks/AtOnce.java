package org.hengce.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests that do not wait for each other. */
final class AtOnce {
    private static final int THREADS = 8;

    private AtOnce() {}

    /** One of many. */
    interface Request {
        void send(int number) throws IOException, InterruptedException;
    }

    /** Sends 0 … count − 1; ends when all are answered, or one failed. */
    static void run(int count, Request request) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> requests = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                requests.add(() -> {
                    request.send(number);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(requests)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
