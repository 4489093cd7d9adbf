package org.hengce.launcher.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords, each in a file of its own (mode 600), made when first asked for. */
public final class Secrets {
    private static final int BYTES = 24;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Home home) {
        this.folder = home.secrets();
    }

    /** Letters, digits, - and _ only, so that it needs no quoting anywhere. */
    public synchronized String password(String name) {
        try {
            return Files.readString(file(name)).strip();
        } catch (NoSuchFileException e) {
            return make(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    private String make(String name) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            PrivateFiles.write(file(name), password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return password;
    }
}
