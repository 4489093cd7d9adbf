package org.hengce.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Under which name figures and spans speak of a request. Of what is passed on that is the part of the API, of the gateway's own
 * endpoints their template, which replaces this; what belongs to neither has one name for all: who makes up paths makes no names,
 * and no code of a policy or name of a user gets into them.
 */
@ApplicationScoped
class RouteNames {
    /** Where the platform looks for it. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String OTHER = "/{other}";

    void note(HttpServerRequest request, Upstreams.@Nullable Part part) {
        ((HttpServerRequestInternal) request)
                .context()
                .putLocal(TEMPLATE, part == null ? OTHER : "/api/v1/" + part.segment());
    }
}
