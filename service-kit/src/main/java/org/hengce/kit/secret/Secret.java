package org.hengce.kit.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * A secret as it is configured: as the value of a setting, or in a file that the setting's name with {@code -file} names. A file
 * goes first, and is read each time: whoever replaces it has changed the secret.
 */
public final class Secret {
    /** What makes the name of the setting with the file. */
    public static final String FILE = "-file";

    private final String setting;
    private final @Nullable Path file;
    private final @Nullable String value;

    private Secret(String setting, @Nullable Path file, @Nullable String value) {
        this.setting = setting;
        this.file = file;
        this.value = value;
    }

    /**
     * Finds where the secret stands.
     *
     * @throws IllegalStateException if neither a file nor a value is configured
     */
    public static Secret of(Config config, String setting) {
        @Nullable
        Path file = config.getOptionalValue(setting + FILE, Path.class).orElse(null);
        @Nullable String value = config.getOptionalValue(setting, String.class).orElse(null);
        if (file == null && value == null) {
            throw new IllegalStateException("%s is not set: set it, or %s to a file that holds it"
                    .formatted(Setting.inTheEnvironment(setting), Setting.inTheEnvironment(setting + FILE)));
        }
        return new Secret(setting, file, value);
    }

    /**
     * As it is now, without white space at its end: editors and {@code echo} leave a line break there.
     *
     * @throws IllegalStateException if the file cannot be read or is empty
     */
    public String read() {
        if (file == null) {
            return value == null ? "" : value;
        }
        try {
            String text = Files.readString(file).stripTrailing();
            if (text.isEmpty()) {
                throw new IllegalStateException("%s=%s is empty: write the secret into it".formatted(variable(), file));
            }
            return text;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s=%s cannot be read (%s): mount it, readable for this user"
                            .formatted(variable(), file, e.getClass().getSimpleName()),
                    e);
        }
    }

    private String variable() {
        return Setting.inTheEnvironment(setting + FILE);
    }
}
