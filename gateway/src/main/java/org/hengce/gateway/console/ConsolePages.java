package org.hengce.gateway.console;

import java.util.regex.Pattern;

/** Which addresses are the console's: its pages, each to be linked to, and the files that they are made of. */
public final class ConsolePages {
    static final String ASSETS = "/assets/";

    /** Addresses of pages behind the first {@code /}: lists, and what is in them. */
    static final String PAGES = "(?:policies|indicators)(?:/[^/]+)?|data";

    private static final Pattern ADDRESS = Pattern.compile("/(?:" + PAGES + ")?");

    private ConsolePages() {}

    /**
     * Whether an address is the console's. Anybody may have them: they hold nothing but what is in the source.
     *
     * @param path normalized, without query
     */
    public static boolean include(String path) {
        return ADDRESS.matcher(path).matches() || path.startsWith(ASSETS);
    }
}
