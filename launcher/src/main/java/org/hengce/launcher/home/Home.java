package org.hengce.launcher.home;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hengce.launcher.terminal.Failure;

/** {@code HENGCE_HOME}: all that a local Hengce keeps lies below this folder. */
public record Home(Path folder) {
    /** PostgreSQL, Kafka and an import need room; below this, a start would fail half-way. */
    private static final long NEEDED_BYTES = 1L << 30;

    /** All we ever make here, besides the lock; a reset deletes these and nothing else. */
    private static final List<String> OURS = List.of("run", "logs", "kafka", "postgres", "servers.json");

    /** What opens the data; it goes with them. */
    private static final List<String> KEYS = List.of("keys", "admin-password", "secrets");

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    public Path secrets() {
        return folder.resolve("secrets");
    }

    public Path keys() {
        return folder.resolve("keys");
    }

    public Path run() {
        return folder.resolve("run");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path adminPassword() {
        return folder.resolve("admin-password");
    }

    public Path lock() {
        return folder.resolve("lock");
    }

    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Makes the folder if need be and refuses early where a start could not end well. */
    public void prepare() {
        prepare(NEEDED_BYTES);
    }

    void prepare(long neededBytes) {
        try {
            PrivateFiles.folder(folder);
            for (Path part : List.of(postgres(), kafka(), secrets(), keys(), run(), logs())) PrivateFiles.folder(part);
            Files.delete(Files.createTempFile(folder, "writable", ""));
        } catch (IOException e) {
            throw new Failure(
                    "The data folder %s cannot be written.".formatted(folder),
                    e.toString(),
                    "Make it writable for you, or name another one: HENGCE_HOME=/some/folder ./hengce up",
                    e);
        }
        requireSpace(neededBytes);
    }

    private void requireSpace(long neededBytes) {
        try {
            FileStore store = Files.getFileStore(folder);
            long free = store.getUsableSpace();
            if (free < neededBytes)
                throw new Failure(
                        "The disk is full: %s has %s free.".formatted(folder, megabytes(free)),
                        "PostgreSQL and Kafka need %s to start safely.".formatted(megabytes(neededBytes)),
                        "Free some space there, or name a folder on another disk: HENGCE_HOME=/some/folder ./hengce up");
        } catch (IOException e) {
            throw new Failure(
                    "The free space of %s cannot be read.".formatted(folder),
                    e.toString(),
                    "Check that the disk is there and sound.",
                    e);
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / (1 << 20));
    }

    /** Deletes the data; the lock stays, so that this may be done while holding it. */
    public void clear() throws IOException {
        clear(OURS);
        clear(KEYS);
    }

    private void clear(List<String> names) throws IOException {
        for (String name : names) PrivateFiles.deleteTree(folder.resolve(name));
    }

    /** Deletes what lies here, but not the passwords and keys of data that lie elsewhere. */
    public void deleteAllButKeys() throws IOException {
        clear(OURS);
        Files.deleteIfExists(lock());
    }

    /** Deletes what is ours; the folder itself only if nothing else lies in it. */
    public void delete() throws IOException {
        clear();
        Files.deleteIfExists(lock());
        try (var left = Files.list(folder)) {
            if (left.findAny().isPresent()) return;
        }
        Files.delete(folder);
    }
}
