package org.hengce.kit.secret;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What a mounted file says, read again when it changes, once a second at most. Its text is compared, not its date: Kubernetes
 * swaps links, and clocks differ. What cannot be read or understood leaves the last one in force, and is told.
 *
 * @param <T> what is made of the text
 */
public final class MountedFile<T> {
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Path file;
    private final Function<String, T> reading;
    private final Clock clock;
    private final AtomicLong lookedAt;
    private String refused = "";
    private volatile Content<T> content;

    private record Content<T>(String text, T value) {}

    /**
     * Reads it for the first time.
     *
     * @param reading makes something of its text
     * @throws IOException if it is not there
     * @throws RuntimeException of the reading
     */
    public MountedFile(Path file, Clock clock, Function<String, T> reading) throws IOException {
        this.file = file;
        this.reading = reading;
        this.clock = clock;
        this.lookedAt = new AtomicLong(clock.millis());
        String text = Files.readString(file);
        this.content = new Content<>(text, reading.apply(text));
    }

    /** As it was at most a second ago. The same object as long as the text is the same. */
    public T value() {
        long before = lookedAt.get();
        long now = clock.millis();
        // Whoever comes first looks; the others need not wait.
        if (Math.abs(now - before) >= LOOK_EVERY_MILLIS && lookedAt.compareAndSet(before, now)) {
            look();
        }
        return content.value();
    }

    private synchronized void look() {
        try {
            String text = Files.readString(file);
            if (text.equals(content.text())) {
                refused = ""; // it is back as it was: told anew when it goes again
            } else if (!text.equals(refused)) {
                refused = text; // until it is understood
                content = new Content<>(text, reading.apply(text));
                refused = "";
                Log.infof("mounted file read again file=%s", file);
            }
        } catch (IOException e) {
            if (!refused.equals(e.toString())) {
                refused = e.toString();
                Log.errorf("mounted file cannot be read, the last one stays in force file=%s cause=%s", file, e);
            }
        } catch (RuntimeException e) {
            Log.errorf("mounted file not taken, the last one stays in force file=%s cause=%s", file, e);
        }
    }
}
