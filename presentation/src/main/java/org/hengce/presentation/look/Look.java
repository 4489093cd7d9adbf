package org.hengce.presentation.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files under {@code /look}: colours by role, and the stylesheets that refer to them. */
public final class Look {
    private static final SortedMap<String, Colour> COLOURS = colours();

    private Look() {}

    /** One role's colour, as {@code #rrggbb}. */
    public record Colour(String light, String dark) {}

    /** The colours by role, sorted. */
    public static Map<String, Colour> byRole() {
        return new TreeMap<>(COLOURS);
    }

    /** The colours as custom properties {@code --hc-role}; paper is always light. */
    public static String properties() {
        StringBuilder light = new StringBuilder(":root { color-scheme: light dark;");
        StringBuilder dark = new StringBuilder("@media screen and (prefers-color-scheme: dark) { :root {");
        COLOURS.forEach((role, colour) -> {
            light.append(" --hc-%s: %s;".formatted(role, colour.light()));
            dark.append(" --hc-%s: %s;".formatted(role, colour.dark()));
        });
        return light.append(" }\n").append(dark).append(" } }\n").toString();
    }

    /** A stylesheet, without the custom properties. */
    public static String stylesheet(String name) {
        return read(name + ".css");
    }

    private static SortedMap<String, Colour> colours() {
        Properties file = new Properties();
        try {
            file.load(new StringReader(read("tokens.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, Colour> colours = new TreeMap<>();
        for (String role : file.stringPropertyNames()) {
            String pair = file.getProperty(role);
            int space = pair.indexOf(' ');
            colours.put(role, new Colour(pair.substring(0, space), pair.substring(space + 1)));
        }
        return colours;
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Look.class.getResourceAsStream("/look/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
