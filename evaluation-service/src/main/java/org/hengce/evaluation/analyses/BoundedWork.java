package org.hengce.evaluation.analyses;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a caller waits for: so many at once, none longer than allowed, none for whom nobody waits any more. Work is
 * stopped by interrupting it; until it has really ended it keeps its place, so that there are never more.
 */
@ApplicationScoped
public class BoundedWork {
    private static final int RETRY_SECONDS = 5;

    private final AnalysesConfig config;
    private final ThreadPoolExecutor places;

    @Inject
    BoundedWork(AnalysesConfig config) {
        this.config = config;
        AtomicInteger number = new AtomicInteger();
        // A queue that holds nothing: who finds no place is told so at once.
        places = new ThreadPoolExecutor(
                0,
                config.atOnce(),
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> new Thread(work, "analysis-" + number.incrementAndGet()));
    }

    @PreDestroy
    void stop() {
        places.shutdownNow();
    }

    /**
     * Does the work and waits for it.
     *
     * @param request whose end stops the work
     * @throws Problem 503 where all places are taken, 422 where it takes too long
     */
    public <T> T run(RoutingContext request, Callable<T> work) throws IOException {
        Future<T> running;
        try {
            running = places.submit(work);
        } catch (RejectedExecutionException e) {
            throw busy();
        }
        request.addEndHandler(ended -> running.cancel(true)); // nothing where it is done
        try {
            return running.get(config.longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            throw tooLong();
        } catch (CancellationException e) {
            throw busy(); // the caller has gone: nobody reads this
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) throws IOException {
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private Problem busy() {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "%d analyses run already, and no more run at once; send it again in some seconds",
                                "已有 %d 个分析正在运行，达到上限；请数秒后重试", config.atOnce()))
                .retryAfter(RETRY_SECONDS);
    }

    private Problem tooLong() {
        return Problem.of(
                ProblemType.INVALID,
                Message.of(
                        "it was stopped after %d s, the longest that an analysis may take here; ask for fewer draws, replications,"
                                + " units or periods, or another method; ./hengce analyze has no such limit",
                        "分析已运行 %d 秒（此处的上限），已被中止；请减少抽样、模拟次数、单位或时期，或改用其他方法；./hengce analyze 没有此限制",
                        config.longest().toSeconds()));
    }
}
