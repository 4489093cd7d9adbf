package org.hengce.evaluation.due;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Renews leases while what they are for is worked on. */
@ApplicationScoped
public class Heartbeat {
    private static final int BEATS_PER_LEASE = 3;

    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "leases");
        thread.setDaemon(true);
        return thread;
    });

    /** Goes on until it is ended. */
    @FunctionalInterface
    public interface Beating {
        void end();
    }

    /**
     * Renews from now on.
     *
     * @param what that is worked on, for the log, as {@code policy=CA-PROP99 fence=3}
     * @param renew whether the lease is still the worker's
     */
    public Beating begin(Duration lease, String what, BooleanSupplier renew) {
        long pause = lease.toMillis() / BEATS_PER_LEASE;
        ScheduledFuture<?> renewal =
                beats.scheduleAtFixedRate(() -> beat(what, renew), pause, pause, TimeUnit.MILLISECONDS);
        return () -> renewal.cancel(false);
    }

    private static void beat(String what, BooleanSupplier renew) {
        try {
            if (!renew.getAsBoolean()) {
                Log.warnf("lease lost %s", what);
            }
        } catch (RuntimeException e) {
            Log.warnf("lease not renewed %s cause=%s", what, e);
        }
    }

    @PreDestroy
    void stop() {
        beats.shutdownNow();
    }
}
