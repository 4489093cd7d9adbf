package org.hengce.launcher.migrate;

import java.time.Duration;
import java.time.Instant;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.Terminal;

/** Waits for servers that do not answer yet; what they refuse is not asked for again. */
record Patience(Duration atMost, Terminal terminal) {
    private static final long LOOK_AGAIN_MILLIS = 1000;

    /** Asks a server whether it is there and fit; throws a {@link Failure} if it is not. */
    @FunctionalInterface
    interface Question {
        void ask() throws InterruptedException;
    }

    void during(String server, Question question) throws InterruptedException {
        Instant giveUp = Instant.now().plus(atMost);
        boolean told = false;
        while (true) {
            try {
                question.ask();
                return;
            } catch (Failure failure) {
                if (!failure.mayPass() || Instant.now().isAfter(giveUp)) throw failure;
                if (!told) terminal.line("waiting for %s".formatted(server));
                told = true;
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }
}
