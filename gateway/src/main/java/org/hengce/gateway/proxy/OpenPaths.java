package org.hengce.gateway.proxy;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.hengce.gateway.console.ConsolePages;

/** What may be asked for without being known. */
final class OpenPaths {
    private static final String HEALTH = "/q/health";
    private static final String AUTH = "/api/v1/auth/";
    private static final String SESSION = AUTH + "session";
    private static final String DOCS = "/docs";
    private static final Set<String> EXACT = Set.of(
            HEALTH,
            AUTH + "token",
            AUTH + "login",
            AUTH + "callback",
            "/openapi",
            "/openapi.json",
            "/openapi.yaml",
            DOCS);

    private OpenPaths() {}

    /**
     * Whether the request needs no credential.
     *
     * @param path normalized, without query
     */
    static boolean include(HttpMethod method, String path) {
        return EXACT.contains(path)
                || path.startsWith(HEALTH + "/")
                || path.startsWith(DOCS + "/")
                || ConsolePages.include(path)
                // Begun by nobody in particular; asked about and ended by its holder.
                || (method.equals(HttpMethod.POST) && path.equals(SESSION));
    }
}
