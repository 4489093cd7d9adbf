package org.hengce.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hengce.launcher.terminal.Failure;

/**
 * A process this very command has started.
 *
 * @param logStart where in the log its own lines begin
 */
public record Running(Process process, RunRecord record, Path log, long logStart) {
    private static final int SHOWN_LINES = 15;

    /** Tells whether it is ready; an exception means "not yet" and is kept for the message. */
    @FunctionalInterface
    public interface Probe {
        boolean ready() throws Exception;
    }

    public void await(String title, Duration patience, Probe probe) throws InterruptedException {
        Instant giveUp = Instant.now().plus(patience);
        Optional<Exception> last = Optional.empty();
        while (Instant.now().isBefore(giveUp)) {
            if (!process.isAlive()) throw died(title);
            try {
                if (probe.ready()) return;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = Optional.of(e);
            }
            Thread.sleep(100);
        }
        throw new Failure(
                "%s is not ready after %d s.".formatted(title, patience.toSeconds()),
                last.map(e -> "The last answer was: " + e + "\n").orElse("") + lastLines(),
                "Read the whole log: %s%nThen ./hengce up again, or ./hengce down to stop what runs.".formatted(log));
    }

    private Failure died(String title) {
        return new Failure(
                "%s ended while starting, with exit status %d.".formatted(title, process.exitValue()),
                lastLines(),
                "Read the whole log: %s%nThen ./hengce up again, or ./hengce down to stop what runs.".formatted(log));
    }

    /** The end of what it wrote since it was started. */
    public String lastLines() {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = (int) Math.min(logStart, all.length);
            List<String> lines = new String(all, from, all.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (lines.isEmpty()) return "It wrote nothing.";
            return "The last lines of its log:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException e) {
            return "Its log cannot be read: " + e;
        }
    }
}
