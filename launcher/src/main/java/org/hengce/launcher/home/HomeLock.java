package org.hengce.launcher.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.hengce.launcher.terminal.Failure;

/** One command at a time changes what runs in a home. The system drops the lock with its process, even after kill -9. */
public final class HomeLock {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private HomeLock() {}

    /** What is done while nobody else may. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Waits for its turn; {@code onWait} is told once who holds the lock. */
    public static void during(Home home, String command, Consumer<String> onWait, Work work) throws Exception {
        FileChannel channel = take(home, command, onWait);
        try {
            work.run();
        } finally {
            channel.close();
        }
    }

    private static FileChannel take(Home home, String command, Consumer<String> onWait)
            throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(
                home.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Instant giveUp = Instant.now().plus(PATIENCE);
        boolean told = false;
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) break;
            String holder = Files.readString(home.lock()).strip();
            if (!told) onWait.accept("Waiting for another command in %s: %s".formatted(home.folder(), holder));
            told = true;
            if (Instant.now().isAfter(giveUp)) {
                channel.close();
                throw new Failure(
                        "Another command works in %s.".formatted(home.folder()),
                        "%s has held it for more than %d minutes.".formatted(holder, PATIENCE.toMinutes()),
                        "Wait for it or end it, then try again.");
            }
            Thread.sleep(200);
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap("./hengce %s (process %d)%n"
                        .formatted(command, ProcessHandle.current().pid())
                        .getBytes(StandardCharsets.UTF_8)),
                0);
        return channel;
    }
}
