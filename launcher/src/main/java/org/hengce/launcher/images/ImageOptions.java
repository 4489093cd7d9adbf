package org.hengce.launcher.images;

import java.util.Iterator;
import java.util.List;
import org.hengce.launcher.terminal.UsageError;

/**
 * What images are asked for.
 *
 * @param base image that has Java 17; empty for the one that the Dockerfiles name
 * @param registry before each name, with its slash
 * @param tag empty for the version in pom.xml
 */
public record ImageOptions(String base, String registry, String tag) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:/@-]*";
    private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";

    /** Of the words behind the command. */
    public static ImageOptions of(List<String> words, String usage) {
        String base = "";
        String registry = "localhost/";
        String tag = "";
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--base" -> base = value(word, rest, NAME, usage);
                case "--registry" -> registry = value(word, rest, NAME, usage).replaceFirst("/?$", "/");
                case "--tag" -> tag = value(word, rest, TAG, usage);
                default -> throw new UsageError("'%s' is not understood here.".formatted(word), usage);
            }
        }
        return new ImageOptions(base, registry, tag);
    }

    private static String value(String option, Iterator<String> rest, String form, String usage) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.matches(form)) return value;
        throw new UsageError("%s is followed by '%s', which is no name.".formatted(option, value), usage);
    }
}
