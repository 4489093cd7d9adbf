package org.hengce.kit.trace;

/** What traces and logs say of a path: the part of the API, without the names and codes in it, which may be those of persons. */
public final class EndpointPath {
    static final String REDACTED = "REDACTED"; // as the semantic conventions of OpenTelemetry write it

    /** As in {@code /api/v1/users}; what follows names one of them. */
    private static final int KEPT_SEGMENTS = 3;

    private EndpointPath() {}

    /** The first segments of a path. */
    public static String of(String path) {
        int end = 0;
        for (int i = 0; i < KEPT_SEGMENTS; i++) {
            int next = path.indexOf('/', end + 1);
            if (next < 0) {
                return path;
            }
            end = next;
        }
        return path.substring(0, end) + "/" + REDACTED;
    }
}
