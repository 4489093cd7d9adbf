package org.hengce.gateway.proxy;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.hengce.gateway.identity.Authenticator;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.identity.InternalTokens;
import org.hengce.kit.trace.TraceIds;

/**
 * Where every request enters: it gets its trace ids, is let in if a valid token came with it, and goes to a service or to
 * the gateway's own endpoints.
 */
@ApplicationScoped
public class Door {
    // After Quarkus has prepared its security, before its own limit of bodies and all endpoints.
    private static final int ORDER = -10;
    private static final String HEALTH = "/q/health";
    private static final String SIGN_IN = "/api/v1/auth/token";

    @Inject
    Authenticator authenticator;

    @Inject
    InternalTokens tokens;

    @Inject
    Upstreams upstreams;

    @Inject
    Forwarding forwarding;

    @Inject
    ProblemAnswer problems;

    void open(@Observes Router router) {
        router.route().order(ORDER).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        trace(context);
        if (isOpen(context.normalizedPath())) {
            context.next();
            return;
        }
        // Quarkus has paused the request: its body waits while the token is checked.
        authenticator
                .identify(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .onSuccess(identity -> admit(context, identity))
                .onFailure(cause -> problems.send(context, cause));
    }

    /** Gives the request its ids where the client did not, for all that comes after, and promises them in the answer. */
    private static void trace(RoutingContext context) {
        HttpServerRequest request = context.request();
        TraceIds ids = TraceIds.of(request.getHeader(TraceIds.TRACEPARENT), request.getHeader(TraceIds.REQUEST_ID));
        request.headers().set(TraceIds.TRACEPARENT, ids.traceparent()).set(TraceIds.REQUEST_ID, ids.requestId());
        context.response()
                .putHeader(TraceIds.TRACEPARENT, ids.traceparent())
                .putHeader(TraceIds.REQUEST_ID, ids.requestId());
    }

    private static boolean isOpen(String path) {
        return path.equals(SIGN_IN) || path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    private void admit(RoutingContext context, Identity identity) {
        upstreams
                .of(context.normalizedPath())
                .ifPresentOrElse(
                        upstream -> forwarding.forward(context, upstream, tokens.mint(identity, upstream.name())),
                        () -> {
                            QuarkusHttpUser.setIdentity(identity.forEndpoints(), context);
                            context.next(); // unknown paths are answered there, too
                        });
    }
}
