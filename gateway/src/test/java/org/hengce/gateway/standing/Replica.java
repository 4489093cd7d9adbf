package org.hengce.gateway.standing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** What another gateway knows of the same database: nobody tells it anything, it looks by itself. */
public final class Replica implements AutoCloseable {
    private final Standings standings;

    private Replica(Standings standings) {
        this.standings = standings;
    }

    public static Replica of(Jdbi jdbi, Vertx vertx, Mirror<?> mirror) {
        Standings standings = new Standings(jdbi, List.of(mirror), vertx, Duration.ofSeconds(10));
        mirror.readBy(standings);
        standings.look();
        standings.startLooking();
        return new Replica(standings);
    }

    public <T> T now(Future<T> asked) {
        try {
            return asked.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        standings.stopLooking();
    }
}
