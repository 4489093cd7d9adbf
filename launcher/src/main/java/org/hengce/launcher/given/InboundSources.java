package org.hengce.launcher.given;

import java.util.List;
import java.util.stream.Stream;
import org.hengce.launcher.terminal.UsageError;

/** Who sends observations by Kafka: indicator-service reads the same list, with who each of them is. */
public final class InboundSources {
    private static final String VARIABLE = "HENGCE_INBOUND_SOURCES";

    private InboundSources() {}

    /** Codes with commas. */
    public static List<String> of(String text) {
        List<String> sources = Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .toList();
        for (String source : sources) {
            if (!source.matches("[a-z0-9][a-z0-9-]{0,62}")) {
                throw new UsageError(
                        "%s names '%s', which is no code of a source.".formatted(VARIABLE, source),
                        VARIABLE + "=customs,tax-office ./hengce up   (a-z, 0-9 and hyphens)");
            }
        }
        return sources;
    }
}
