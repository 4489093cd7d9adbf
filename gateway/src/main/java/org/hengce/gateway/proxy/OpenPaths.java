package org.hengce.gateway.proxy;

import java.util.Set;

/** What may be asked for without being known. */
final class OpenPaths {
    private static final String HEALTH = "/q/health";
    private static final String DOCS = "/docs";
    private static final Set<String> EXACT =
            Set.of(HEALTH, "/api/v1/auth/token", "/openapi", "/openapi.json", "/openapi.yaml", DOCS);

    private OpenPaths() {}

    /**
     * Whether the path needs no credential.
     *
     * @param path normalized, without query
     */
    static boolean include(String path) {
        return EXACT.contains(path) || path.startsWith(HEALTH + "/") || path.startsWith(DOCS + "/");
    }
}
