package org.hengce.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hengce.launcher.terminal.UsageError;

/** An installation that {@code ./hengce} did not start, named by {@code HENGCE_URL}. */
record Elsewhere(String url, Path adminPassword) {
    private static final String URL = "HENGCE_URL";
    private static final String PASSWORD = "HENGCE_ADMIN_PASSWORD_FILE";
    private static final String USAGE = "HENGCE_URL=http://HOST:8080 HENGCE_ADMIN_PASSWORD_FILE=/a/file ./hengce demo";

    static Optional<Elsewhere> of(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "").strip();
        if (url.isEmpty()) return Optional.empty();
        if (!url.matches("https?://[^/@?#\\s]+/?") || URI.create(url).getHost() == null)
            throw new UsageError("%s is '%s', which is no address of an installation.".formatted(URL, url), USAGE);
        String password = environment.getOrDefault(PASSWORD, "").strip();
        if (password.isEmpty()) throw new UsageError("%s is set without %s.".formatted(URL, PASSWORD), USAGE);
        return Optional.of(new Elsewhere(url, Path.of(password)));
    }
}
