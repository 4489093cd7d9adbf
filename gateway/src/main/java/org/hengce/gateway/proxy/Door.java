package org.hengce.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.gateway.identity.Authenticator;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.identity.InternalTokens;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.trace.TraceIds;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Where every request enters: it gets its trace ids, is let in if a valid token came with it, and goes to a service or to
 * the gateway's own endpoints.
 */
@ApplicationScoped
public class Door {
    // After Quarkus has prepared its security, before its own limit of bodies and all endpoints.
    private static final int ORDER = -10;

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

    @Inject
    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize largestBody;

    void open(@Observes Router router) {
        router.route().order(ORDER).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        trace(context);
        if (OpenPaths.include(context.request().method(), context.normalizedPath())) {
            enterGateway(context);
            return;
        }
        // Quarkus has paused the request: its body waits while the token is checked.
        authenticator
                .identify(context.request())
                // Not onSuccess: what is thrown there nobody hears of, and the client would wait for ever.
                .<Void>map(identity -> {
                    admit(context, identity);
                    return null;
                })
                .onFailure(cause -> problems.send(context, cause));
    }

    /** Gives the request its ids where the client did not, for all that comes after, and promises them in the answer. */
    private static void trace(RoutingContext context) {
        HttpServerRequest request = context.request();
        TraceIds ids = TraceIds.of(request.getHeader(TraceIds.TRACEPARENT), request.getHeader(TraceIds.REQUEST_ID));
        request.headers().set(TraceIds.TRACEPARENT, ids.traceparent()).set(TraceIds.REQUEST_ID, ids.requestId());
        // For the audit of the gateway's own endpoints: what is seen here, whatever the client says.
        request.headers().set(RequestHeaders.FORWARDED_FOR, RequestHeaders.clientAddress(request));
        MDC.put(TraceIds.LOG_KEY, ids.traceId());
        // At the last moment: whoever answers may have put them there, too.
        context.addHeadersEndHandler(done -> context.response()
                .putHeader(TraceIds.TRACEPARENT, ids.traceparent())
                .putHeader(TraceIds.REQUEST_ID, ids.requestId()));
    }

    private void admit(RoutingContext context, Identity identity) {
        upstreams
                .of(context.normalizedPath())
                .ifPresentOrElse(
                        upstream -> forwarding.forward(context, upstream, tokens.mint(identity, upstream.name())),
                        () -> {
                            QuarkusHttpUser.setIdentity(identity.forEndpoints(), context);
                            enterGateway(context);
                        });
    }

    /** To the gateway's own endpoints, which know what to say of unknown paths, too. */
    private void enterGateway(RoutingContext context) {
        if (lengthOf(context.request()) > largestBody.asLongValue()) {
            problems.send(
                    context,
                    Problem.of(
                            ProblemType.TOO_LARGE,
                            Message.of(
                                    "the body is longer than the %d bytes that are read here",
                                    "请求正文超过此处可读取的 %d 字节", largestBody.asLongValue())));
            return;
        }
        context.next();
    }

    /** As told by the client; Quarkus counts a body that comes without its length. */
    private static long lengthOf(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length); // Netty has refused what is no number
    }
}
