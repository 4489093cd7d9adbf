package org.hengce.gateway.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is reached, as configured.
 *
 * @param host a name or an address, an IPv6 one without brackets
 */
record Origin(boolean tls, String host, int port) {
    static Origin parse(String service, String text) {
        try {
            URI uri = new URI(text.strip());
            @Nullable String path = uri.getPath();
            boolean tls = "https".equals(uri.getScheme());
            boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                    && uri.getQuery() == null
                    && uri.getUserInfo() == null;
            if ((tls || "http".equals(uri.getScheme())) && uri.getHost() != null && bare) {
                int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
                return new Origin(tls, uri.getHost().replaceAll("[\\[\\]]", ""), port);
            }
        } catch (URISyntaxException e) {
            // said below, with what else may be wrong
        }
        throw new IllegalArgumentException(
                "the address of %s is '%s'; expected http://host:port, several of them with commas between"
                        .formatted(service, text));
    }

    /** What a link of the service to itself begins with, but for its path. */
    String prefix() {
        return (tls ? "https://" : "http://") + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
