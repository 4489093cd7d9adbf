package org.hengce.gateway.sessions;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where browsers find the gateway: as configured, else as the request says, which is right where nothing stands between. */
@ApplicationScoped
public class PublicAddress {
    private final Optional<URI> configured;

    @Inject
    PublicAddress(@ConfigProperty(name = "hengce.public-url") Optional<URI> configured) {
        this.configured = configured;
        configured.ifPresent(PublicAddress::requireOrigin);
    }

    private static void requireOrigin(URI url) {
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        @Nullable String path = url.getPath();
        if (!web || url.getHost() == null || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException(
                    "hengce.public-url is '%s'; expected https://host or https://host:port, as browsers see it"
                            .formatted(url));
        }
    }

    /** Whether the browser's side is TLS. */
    public boolean isSecure(HttpServerRequest request) {
        return configured.map(url -> "https".equals(url.getScheme())).orElseGet(request::isSSL);
    }

    /** Scheme, host and port as a browser writes them into {@code Origin}; empty if the request does not say its host. */
    public Optional<String> origin(HttpServerRequest request) {
        return configured
                .map(url -> origin(url.getScheme(), url.getHost(), url.getPort()))
                .or(() -> asAsked(request));
    }

    private static Optional<String> asAsked(HttpServerRequest request) {
        @Nullable HostAndPort asked = request.authority();
        return asked == null
                ? Optional.empty()
                : Optional.of(origin(request.isSSL() ? "https" : "http", asked.host(), asked.port()));
    }

    private static String origin(String scheme, String host, int port) {
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return (scheme + "://" + host + (usual ? "" : ":" + port)).toLowerCase(Locale.ROOT);
    }
}
