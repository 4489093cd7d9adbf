package org.hengce.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A password in a file, as a platform mounts it: what it says is what counts from then on. */
public final class TestSecret {
    private final Path file;

    TestSecret(String name, String password) {
        try {
            file = Files.createTempFile(name, ".secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.toFile().deleteOnExit();
        write(password);
    }

    /** Replaces it. */
    public void write(String password) {
        try {
            Files.writeString(file, password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }
}
