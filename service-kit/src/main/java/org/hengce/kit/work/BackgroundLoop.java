package org.hengce.kit.work;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hengce.kit.schema.SchemaGate;

/**
 * A thread that looks for work again and again: at once while there is more, else after a pause or when it is woken, and
 * with growing pauses while it fails. Nothing runs before the schema is there.
 */
public final class BackgroundLoop {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** One look for work. */
    @FunctionalInterface
    public interface Step {
        /** Whether there may be more to do at once. */
        boolean run() throws Exception;
    }

    private final String name;
    private final Duration look;
    private final SchemaGate schema;
    private final Step step;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /** @param look the pause between two looks that find nothing */
    public BackgroundLoop(String name, Duration look, SchemaGate schema, Step step) {
        this.name = name;
        this.look = look;
        this.schema = schema;
        this.step = step;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** There is work: look now. */
    public void wake() {
        woken.release();
    }

    /** Lets the present step end, then stops. */
    public void stop() throws InterruptedException {
        stopping = true;
        wake();
        thread.join(STOP_WITHIN.toMillis());
    }

    private void run() {
        Duration pause = look;
        try {
            schema.await();
            while (!stopping) {
                try {
                    pause = step.run() ? Duration.ZERO : look;
                } catch (InterruptedException e) {
                    throw e;
                } catch (Throwable e) { // an Error too: a loop that ends in silence is worse than one that complains
                    pause = longer(pause);
                    Log.warnf("background work failed, trying again work=%s ms=%d cause=%s", name, pause.toMillis(), e);
                }
                if (woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(2).plus(look);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
