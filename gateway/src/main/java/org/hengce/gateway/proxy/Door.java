package org.hengce.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.gateway.connections.Connections;
import org.hengce.gateway.http.AnswerHeaders;
import org.hengce.gateway.http.AnswerHeaders.Visit;
import org.hengce.gateway.http.Compression;
import org.hengce.gateway.http.CrossOrigin;
import org.hengce.gateway.http.HttpConfig;
import org.hengce.gateway.http.RequestShape;
import org.hengce.gateway.identity.Authenticator;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.identity.InternalTokens;
import org.hengce.gateway.limits.Allowance;
import org.hengce.gateway.limits.ClientAddress;
import org.hengce.gateway.limits.Limits;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.trace.TraceIds;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Where every request enters: it gets its trace ids, must be well-formed and within its limits, is let in if a valid credential
 * came with it, and goes to a service or to the gateway's own endpoints.
 */
@ApplicationScoped
public class Door {
    // After Quarkus has prepared its security, before its own limit of bodies and all endpoints.
    private static final int ORDER = -10;
    private static final String VISIT = Visit.class.getName();
    private static final String PART = Upstreams.Part.class.getName();

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
    AnswerHeaders answers;

    @Inject
    RouteNames routes;

    @Inject
    Connections connections;

    @Inject
    RequestShape shape;

    @Inject
    CrossOrigin origins;

    @Inject
    ClientAddress addresses;

    @Inject
    Limits limits;

    @Inject
    HttpConfig http;

    @Inject
    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize largestBody;

    void open(@Observes Router router) {
        // Where the router itself cannot read the path, no route is reached.
        router.errorHandler(400, this::refused);
        router.route().order(ORDER).handler(this::arrive).failureHandler(this::refused);
        if (origins.areAny()) {
            router.route().order(ORDER + 1).handler(origins::check);
        }
        router.route().order(ORDER + 2).handler(this::enter);
    }

    private void arrive(RoutingContext context) {
        connections.arrived(context);
        Upstreams.@Nullable Part part = upstreams.of(context.normalizedPath());
        context.put(PART, part);
        routes.note(context.request(), part);
        promise(context);
        @Nullable Problem wrong = shape.wrongWith(context.request());
        if (wrong == null) {
            context.next();
        } else {
            problems.send(context, wrong);
        }
    }

    private void promise(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean marked = Compression.plainTags(request.headers());
        context.put(VISIT, answers.promise(context, trace(request), marked));
    }

    /** Gives the request its ids where the client did not, for all that comes after. */
    private static TraceIds trace(HttpServerRequest request) {
        TraceIds ids =
                TraceIds.present(request.getHeader(TraceIds.TRACEPARENT), request.getHeader(TraceIds.REQUEST_ID));
        request.headers().set(TraceIds.TRACEPARENT, ids.traceparent()).set(TraceIds.REQUEST_ID, ids.requestId());
        MDC.put(TraceIds.LOG_KEY, ids.traceId());
        return ids;
    }

    /** What the router or one of the library's handlers refuses gets a document as well; mishaps are for Quarkus to tell. */
    private void refused(RoutingContext context) {
        int status = context.statusCode();
        if (status < 400 || status >= 500 || context.response().headWritten()) {
            context.next();
            return;
        }
        if (context.get(VISIT) == null) {
            promise(context);
        }
        ProblemType type = ProblemType.ofStatus(status);
        problems.send(context, Problem.of(type, type.title()));
    }

    private void enter(RoutingContext context) {
        String path = context.normalizedPath();
        if (isHealth(path)) {
            enterGateway(context); // what the platform asks every few seconds counts against nobody
            return;
        }
        HttpServerRequest request = context.request();
        String client = addresses.of(request);
        // For the audit of the gateway's own endpoints: what is believed here, whatever the client says.
        request.headers().set(RequestHeaders.FORWARDED_FOR, client);
        if (!isWithin(context, limits.ofAddress(ClientAddress.block(client), request.method(), path))) {
            return;
        }
        if (OpenPaths.include(request.method(), path)) {
            enterGateway(context);
            return;
        }
        // Quarkus has paused the request: its body waits while the token is checked.
        authenticator
                .identify(request)
                // Not onSuccess: what is thrown there nobody hears of, and the client would wait for ever.
                .<Void>map(identity -> {
                    admit(context, identity, client);
                    return null;
                })
                .onFailure(cause -> problems.send(context, cause));
    }

    private static boolean isHealth(String path) {
        return path.equals("/q/health") || path.startsWith("/q/health/");
    }

    private boolean isWithin(RoutingContext context, Allowance allowance) {
        context.<Visit>get(VISIT).tell(allowance);
        if (!allowance.granted()) {
            problems.send(context, allowance.refusal());
        }
        return allowance.granted();
    }

    private void admit(RoutingContext context, Identity identity, String client) {
        String path = context.normalizedPath();
        String credential = identity.credential();
        if (!isWithin(context, limits.ofCredential(credential, context.request().method(), path))) {
            return;
        }
        String holder = identity.holder();
        if (!limits.begun(holder)) {
            problems.send(context, limits.tooManyAtOnce());
            return;
        }
        context.addEndHandler(ended -> limits.ended(holder));
        Upstreams.@Nullable Part part = context.get(PART);
        if (part == null) {
            QuarkusHttpUser.setIdentity(identity.forEndpoints(), context);
            enterGateway(context);
        } else {
            forwarding.forward(
                    context, part, client, tokens.mint(identity, part.upstream().name()));
        }
    }

    /** To the gateway's own endpoints, which know what to say of unknown paths, too. */
    private void enterGateway(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (RequestBody.lengthOf(request) > largestBody.asLongValue()) {
            problems.send(context, RequestBody.tooLarge(largestBody.asLongValue()));
            return;
        }
        if (!RequestBody.isNone(request)) {
            awaitWhole(context);
        }
        context.next();
    }

    /** Some lines of JSON come in one go; whoever is not even known must not hold a connection with them. */
    private void awaitWhole(RoutingContext context) {
        HttpServerRequest request = context.request();
        long timer = context.vertx().setTimer(http.ownBodyPatience().toMillis(), late -> {
            if (!request.isEnded()) {
                problems.send(context, RequestBody.tooSlow());
            }
        });
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }
}
