package org.hengce.launcher.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hengce.launcher.terminal.UsageError;

/** The environment; what is blank is not set. */
public record Variables(Map<String, String> all) {
    public String get(String name) {
        return all.getOrDefault(name, "").strip();
    }

    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** Of NAME or the first line of the file that NAME_FILE names; empty if neither is set. */
    public String secret(String name) {
        String file = get(name + "_FILE");
        if (file.isEmpty()) return get(name);
        if (has(name))
            throw new UsageError(
                    "%s and %s_FILE are both set.".formatted(name, name),
                    "%s_FILE=/a/file   (one of the two)".formatted(name));
        try {
            String text = Files.readString(Path.of(file)).strip();
            if (!text.isEmpty() && text.lines().count() == 1) return text;
            throw new UsageError(
                    "%s_FILE names %s, which does not hold one line.".formatted(name, file),
                    "%s_FILE=/a/file   (the password and nothing else)".formatted(name));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new UsageError(
                    "%s_FILE names a file that cannot be read: %s".formatted(name, e),
                    "%s_FILE=/a/file   (readable by you)".formatted(name));
        }
    }
}
