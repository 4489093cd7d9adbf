package org.hengce.gateway.proxy;

import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A service behind the door.
 *
 * @param name the audience of its internal tokens
 * @param base scheme, host and port, nothing more
 */
record Upstream(String name, URI base) {
    Upstream {
        @Nullable String path = base.getPath();
        boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!http || base.getHost() == null || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException(
                    "the address of %s is '%s'; expected http://host:port".formatted(name, base));
        }
    }

    RequestOptions address() {
        boolean ssl = "https".equals(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : ssl ? 443 : 80;
        return new RequestOptions().setHost(base.getHost()).setPort(port).setSsl(ssl);
    }

    /** A link of an answer as the client can follow it: what names this service becomes relative. */
    String asSeenOutside(String link) {
        String prefix = "%s://%s/".formatted(base.getScheme(), base.getRawAuthority());
        return link.startsWith(prefix) ? link.substring(prefix.length() - 1) : link;
    }
}
