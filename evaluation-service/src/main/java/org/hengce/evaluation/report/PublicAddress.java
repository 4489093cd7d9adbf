package org.hengce.evaluation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where what this service has is found by a reader of a file: a file lies on no server, so that a path alone leads him nowhere. */
@ApplicationScoped
class PublicAddress {
    private final String origin;

    @Inject
    PublicAddress(@ConfigProperty(name = "hengce.public-url") Optional<URI> configured) {
        origin = configured.map(PublicAddress::origin).orElse("");
    }

    /** The address under which a path is found; the path alone where nobody has configured it. */
    String of(String path) {
        return origin + path;
    }

    private static String origin(URI url) {
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        String path = url.getPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        if (!web || !bare || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "hengce.public-url is '%s'; expected https://host or https://host:port, as browsers see it"
                            .formatted(url));
        }
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
