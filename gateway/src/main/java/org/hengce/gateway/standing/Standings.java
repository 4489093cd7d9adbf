package org.hengce.gateway.standing;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.hengce.gateway.identity.IdentityConfig;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * How users, keys and sessions stand, as the database said within the last second: all replicas refuse what was revoked that
 * soon, and a request waits for the database only for what is younger than the last look. A look reads what has changed since
 * the one before, so that it costs the same with ten users and with ten thousand.
 */
@ApplicationScoped
public class Standings {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    // Made-up credentials each ask for a look: so often at most.
    private static final Duration SPACING = Duration.ofMillis(25);
    private static final int QUERY_SECONDS = 5;

    private final Jdbi jdbi;
    private final List<Mirrored> mirrors;
    private final Vertx vertx;
    // Not knowing for longer means that something may have been revoked: nobody is let in.
    private final Duration believedFor;
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(Standings::thread);
    private final AtomicReference<@Nullable Promise<Void>> asked = new AtomicReference<>();

    // Of the looker's thread.
    private String since = Mirrored.ALL;
    private boolean failing;
    private @Nullable ScheduledFuture<?> looking;
    // Read by all.
    private volatile boolean seen;
    private volatile long seenAt;

    @Inject
    Standings(Jdbi jdbi, @All List<Mirrored> mirrors, Vertx vertx, IdentityConfig config) {
        this(jdbi, mirrors, vertx, config.believedFor());
    }

    Standings(Jdbi jdbi, List<Mirrored> mirrors, Vertx vertx, Duration believedFor) {
        this.jdbi = jdbi;
        this.mirrors = mirrors;
        this.vertx = vertx;
        this.believedFor = believedFor;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "standings");
        thread.setDaemon(true);
        return thread;
    }

    /** After the first administrator is made. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        startLooking();
    }

    void startLooking() {
        looking = looker.scheduleWithFixedDelay(this::look, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        stopLooking();
    }

    void stopLooking() {
        if (looking != null) {
            looking.cancel(true);
        }
        looker.shutdownNow();
    }

    /**
     * What is found in memory, or, where nothing is, what is found after another look: it may have been made a moment ago, or
     * at another replica.
     *
     * @return fails with {@link Problem} 503 when the database has not answered for too long
     */
    public <T> Future<Optional<T>> find(Supplier<Optional<T>> inMemory) {
        if (!isKnown()) {
            return Future.failedFuture(unknown());
        }
        Optional<T> found = inMemory.get();
        return found.isPresent() ? Future.succeededFuture(found) : lookedAgain().map(looked -> inMemory.get());
    }

    private boolean isKnown() {
        return seen && System.nanoTime() - seenAt < believedFor.toNanos();
    }

    /** Done once a look that began after this call has ended; all who ask meanwhile share one. */
    private Future<Void> lookedAgain() {
        Promise<Void> mine = Promise.promise();
        @Nullable Promise<Void> others = asked.compareAndExchange(null, mine);
        if (others == null) {
            long wait = SPACING.toNanos() - (System.nanoTime() - seenAt);
            // It tells those who wait, and nobody else.
            try {
                ScheduledFuture<?> unused = looker.schedule(this::look, Math.max(wait, 0), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) { // stopping
                return Future.failedFuture(unknown());
            }
        }
        // Whoever asked goes on where it was, not on the looker's thread.
        Context context = vertx.getOrCreateContext();
        Promise<Void> here = Promise.promise();
        (others == null ? mine : others).future().onComplete(done -> context.runOnContext(back -> here.handle(done)));
        return here.future();
    }

    /** One look; of the looker alone. */
    void look() {
        @Nullable Promise<Void> waiting = asked.getAndSet(null);
        try {
            long began = System.nanoTime();
            jdbi.useHandle(this::read);
            seenAt = began;
            seen = true;
            if (failing) {
                Log.info("users and credentials can be read again");
            }
            failing = false;
            if (waiting != null) {
                waiting.complete();
            }
        } catch (RuntimeException e) {
            if (!failing) {
                Log.warnf(
                        "users and credentials cannot be read, known ones are let in for %d s more cause=%s",
                        believedFor.toSeconds(), e);
            }
            failing = true;
            if (waiting != null) {
                waiting.fail(unknown());
            }
        }
    }

    private void read(Handle handle) {
        handle.getConfig(SqlStatements.class).setQueryTimeout(QUERY_SECONDS);
        // Asked before the rows are read: whatever they do not show yet is of a transaction that is not older than
        // this.
        String oldestOpen = handle.createQuery("SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text)")
                .mapTo(String.class)
                .one();
        String from = from(oldestOpen, since);
        mirrors.forEach(mirror -> mirror.catchUp(handle, from));
        since = oldestOpen;
    }

    /**
     * The transaction from which on rows are read: transactions are numbered upwards for ever, unless the database was restored,
     * and then nothing is known of it.
     */
    static String from(String oldestOpen, String since) {
        boolean goesOn = Long.compareUnsigned(Long.parseUnsignedLong(oldestOpen), Long.parseUnsignedLong(since)) >= 0;
        return goesOn ? since : Mirrored.ALL;
    }

    private Problem unknown() {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "credentials cannot be checked at the moment; try again in some seconds",
                                "暂时无法核对登录凭证；请几秒后重试"))
                .retryAfter((int) Math.max(1, believedFor.toSeconds()));
    }
}
