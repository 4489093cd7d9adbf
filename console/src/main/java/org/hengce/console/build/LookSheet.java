package org.hengce.console.build;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengce.presentation.look.Look;
import org.hengce.presentation.look.Look.Colour;

/** The look of reports for pages: the same colours and charts, and a reader may choose between light and dark. */
final class LookSheet {
    private LookSheet() {}

    static String css() {
        Map<String, Colour> colours = Look.byRole();
        return """
                :root { color-scheme: light dark; %1$s }
                @media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { %2$s } }
                @media screen { :root[data-theme="light"] { color-scheme: light; } :root[data-theme="dark"] { color-scheme: dark; %2$s } }
                """.formatted(properties(colours, Colour::light), properties(colours, Colour::dark))
                + Look.stylesheet("page")
                + Look.stylesheet("chart");
    }

    private static String properties(Map<String, Colour> colours, Function<Colour, String> shade) {
        return colours.entrySet().stream()
                .map(entry -> "--hc-%s: %s;".formatted(entry.getKey(), shade.apply(entry.getValue())))
                .collect(Collectors.joining(" "));
    }
}
