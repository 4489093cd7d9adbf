package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills parts of the whole and stops them for a while, as a seed decides, and brings them back. */
final class RandomKiller {
    private static final List<String> VICTIMS =
            List.of("evaluation-service", "indicator-service", "policy-service", "postgres", "kafka");
    private static final int LONGEST_PAUSE_MILLIS = 8_000;
    private static final int LONGEST_REST_MILLIS = 4_000;

    private final Stack stack;
    private final Random random;
    private final List<String> done = new ArrayList<>();

    RandomKiller(Stack stack, long seed) {
        this.stack = stack;
        this.random = new Random(seed);
    }

    /** Goes on until the time is over and each part was killed once at least; all run afterwards. */
    void run(Duration length) {
        Instant end = Instant.now().plus(length);
        List<String> first = new ArrayList<>(VICTIMS);
        while (Instant.now().isBefore(end) || !first.isEmpty()) {
            sleep(random.nextInt(LONGEST_REST_MILLIS));
            boolean kill = random.nextInt(3) > 0;
            if (!kill) {
                pause(VICTIMS.get(random.nextInt(VICTIMS.size())));
            } else {
                kill(
                        first.isEmpty()
                                ? VICTIMS.get(random.nextInt(VICTIMS.size()))
                                : first.remove(random.nextInt(first.size())));
            }
        }
    }

    /** What was done, in order. */
    List<String> done() {
        return done;
    }

    private void kill(String victim) {
        done.add("kill " + victim);
        stack.kill(victim);
        sleep(random.nextInt(2_000));
        Stack.Outcome up = stack.run("up");
        assertThat(up.exit()).as(done + "\n" + up.output()).isZero();
    }

    private void pause(String victim) {
        int millis = 500 + random.nextInt(LONGEST_PAUSE_MILLIS);
        done.add("stop %s for %d ms".formatted(victim, millis));
        long pid = stack.pid(victim);
        signal("STOP", pid);
        try {
            sleep(millis);
        } finally {
            signal("CONT", pid);
        }
    }

    private static void signal(String name, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
