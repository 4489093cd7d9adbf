package org.hengce.gateway.identity;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengce.gateway.users.User;
import org.hengce.gateway.users.Users;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * How every user stands, as the database said within the last second: all replicas refuse a changed user's tokens that soon,
 * and no request waits for the database.
 */
@ApplicationScoped
public class Standings {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    // Not knowing for so long means that tokens may have been revoked: nobody is let in.
    private static final Duration UNKNOWN = Duration.ofSeconds(10);

    @Inject
    Users users;

    @Inject
    Vertx vertx;

    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(Standings::thread);
    private final AtomicReference<@Nullable Snapshot> snapshot = new AtomicReference<>();
    private @Nullable ScheduledFuture<?> looking;
    private boolean failing;

    private record Snapshot(Map<String, User> users, long atNanos) {
        boolean isAfter(Snapshot other) {
            return atNanos - other.atNanos > 0;
        }

        boolean isUsable() {
            return System.nanoTime() - atNanos < UNKNOWN.toNanos();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "user-standings");
        thread.setDaemon(true);
        return thread;
    }

    /** After the first administrator is made. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        looking = looker.scheduleWithFixedDelay(this::look, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (looking != null) {
            looking.cancel(true);
        }
        looker.shutdownNow();
    }

    private void look() {
        try {
            read();
            if (failing) {
                Log.info("users can be read again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                Log.warnf("users cannot be read, tokens are accepted for %d s more cause=%s", UNKNOWN.toSeconds(), e);
            }
            failing = true;
        }
    }

    private Snapshot read() {
        long asked = System.nanoTime();
        Snapshot read = new Snapshot(
                users.all().stream().collect(Collectors.toUnmodifiableMap(User::name, Function.identity())), asked);
        // Of two that are read at a time, the later asked one stays.
        snapshot.accumulateAndGet(read, (known, fresh) -> known != null && known.isAfter(read) ? known : fresh);
        return read;
    }

    /**
     * The user as of a second ago at most, or as of now if the revision is not known yet.
     *
     * @return fails with {@link Problem} 503 when the database has not answered for too long
     */
    Future<Optional<User>> of(String name, long revision) {
        @Nullable Snapshot known = snapshot.get();
        if (known == null || !known.isUsable()) {
            return Future.failedFuture(unknown());
        }
        @Nullable User user = known.users().get(name);
        if (user != null && user.revision() >= revision) {
            return Future.succeededFuture(Optional.of(user));
        }
        // The token is younger than what is known here: the user has been made or changed since.
        return vertx.executeBlocking(() -> Optional.ofNullable(read().users().get(name)), false)
                .recover(e -> Future.failedFuture(e instanceof JdbiException ? unknown() : e));
    }

    private static Problem unknown() {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "tokens cannot be checked at the moment; try again in some seconds", "暂时无法核对令牌；请几秒后重试"))
                .retryAfter((int) UNKNOWN.toSeconds());
    }
}
