package org.hengce.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Ends a process in its own way, and by force when that does not help. */
public final class Stopping {
    /** What a process is asked with. */
    public enum Signal {
        /** SIGTERM: services and Kafka shut down in order. */
        TERM,
        /** SIGINT: PostgreSQL's fast shutdown; on SIGTERM it would wait for its clients. */
        INT
    }

    private Stopping() {}

    /**
     * Asks, waits, then kills.
     *
     * @return whether it went when asked
     */
    public static boolean stop(long pid, String identity, Signal signal, Duration patience)
            throws IOException, InterruptedException {
        if (!ProcessIdentity.alive(pid, identity)) return true;
        send(pid, signal.name());
        if (gone(pid, identity, patience)) return true;
        if (ProcessIdentity.alive(pid, identity)) send(pid, "KILL");
        gone(pid, identity, Duration.ofSeconds(10));
        return false;
    }

    // The JDK knows no SIGINT, and a slim system has no kill program: every shell has it built in.
    private static void send(long pid, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean gone(long pid, String identity, Duration patience) throws InterruptedException {
        Instant giveUp = Instant.now().plus(patience);
        while (ProcessIdentity.alive(pid, identity)) {
            if (Instant.now().isAfter(giveUp)) return false;
            Thread.sleep(50);
        }
        return true;
    }
}
