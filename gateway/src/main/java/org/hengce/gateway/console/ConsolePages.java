package org.hengce.gateway.console;

/** Which addresses are the console's: its pages, each to be linked to, and the files that they are made of. */
public final class ConsolePages {
    static final String ASSETS = "/assets/";
    static final String POLICIES = "/policies";
    static final String INDICATORS = "/indicators";
    static final String DATA = "/data";

    private ConsolePages() {}

    /**
     * Whether an address is the console's. Anybody may have them: they hold nothing but what is in the source.
     *
     * @param path normalized, without query
     */
    public static boolean include(String path) {
        return path.equals("/")
                || path.equals(DATA)
                || path.equals(POLICIES)
                || path.startsWith(POLICIES + "/")
                || path.equals(INDICATORS)
                || path.startsWith(INDICATORS + "/")
                || path.startsWith(ASSETS);
    }
}
