package org.hengce.gateway.proxy;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.hengce.gateway.http.HttpConfig;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.trace.EndpointPath;
import org.jspecify.annotations.Nullable;

/** Passes a request on to a service and its answer back, both as streams: neither is ever held as a whole. */
@ApplicationScoped
public class Forwarding {
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    // As much of an answer as one read brings: each piece passes all handlers by itself, and 8 kB are usual.
    private static final int MAX_PIECE_BYTES = 64 * 1024;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<CharSequence> LINKS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.createOptimized("content-location"));

    private final Vertx vertx;
    private final HttpClient client;
    private final Attempts attempts;
    private final HttpConfig http;
    private final ProblemAnswer problems;
    private final UpstreamFigures figures;
    private final int rest;

    @Inject
    Forwarding(Vertx vertx, UpstreamConfig config, HttpConfig http, ProblemAnswer problems, UpstreamFigures figures) {
        this.figures = figures;
        this.vertx = vertx;
        this.http = http;
        this.problems = problems;
        rest = (int) Math.max(1, config.circuit().rest().toSeconds());
        client = vertx.httpClientBuilder()
                .with(options(config))
                // Each request hears of its own failure; what the connection says beside that is no error of ours.
                .withConnectHandler(connection ->
                        connection.exceptionHandler(cause -> Log.debugf("connection ended cause=%s", cause)))
                .build();
        attempts = new Attempts(client, config);
    }

    private static HttpClientOptions options(UpstreamConfig config) {
        HttpClientOptions options = new HttpClientOptions()
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waiting())
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                // Counts what is written as well: a slow upload goes on as long as it moves.
                .setIdleTimeout((int) config.timeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxChunkSize(MAX_PIECE_BYTES);
        config.caFile().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    /**
     * Forwards.
     *
     * @param clientAddress where the request came from
     */
    void forward(RoutingContext context, Upstreams.Part part, String clientAddress, String internalToken) {
        HttpServerRequest request = context.request();
        boolean bodyless = RequestBody.isNone(request);
        if (!bodyless && RequestBody.lengthOf(request) > part.largestBody()) {
            problems.send(context, RequestBody.tooLarge(part.largestBody()));
            return;
        }
        if (!bodyless && request.version() == HttpVersion.HTTP_2 && RequestBody.lengthOf(request) < 0) {
            // In HTTP/2 a body just ends; the service is asked in HTTP/1 and must be told how it will.
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
        ProxyRequest proxied = ProxyRequest.reverseProxy(new ClosingRequest(request));
        // Normalized: dots in a path must not lead to what is not routed there.
        proxied.setURI(
                request.query() == null ? context.normalizedPath() : context.normalizedPath() + "?" + request.query());
        RequestHeaders.forUpstream(proxied.headers(), request, clientAddress, internalToken);
        @Nullable RequestBody body = bodyless ? null : new RequestBody(request, vertx, part.largestBody(), http);
        if (body == null) {
            proxied.setBody(null);
            request.resume();
        } else {
            proxied.setBody(Body.body(body, RequestBody.lengthOf(request)));
            context.addEndHandler(ended -> body.release());
            if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                context.response().writeContinue();
            }
        }
        Attempts.Wish wish = new Attempts.Wish(proxied, body, bodyless && SAFE.contains(request.method()));
        long began = System.nanoTime();
        attempts.of(wish, part.upstream(), vertx.getOrCreateContext())
                .onComplete(answer -> figures.answered(part.upstream(), began, answer))
                .compose(answer -> back(context, part.upstream(), answer))
                .onFailure(cause -> failed(context, part.upstream(), body, cause));
    }

    private static Future<Void> back(RoutingContext context, Upstream upstream, ProxyResponse answer) {
        MultiMap headers = answer.headers();
        RequestHeaders.removeHopByHop(headers);
        for (CharSequence link : LINKS) {
            @Nullable String value = headers.get(link);
            if (value != null) {
                headers.set(link, upstream.asSeenOutside(value));
            }
        }
        if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
            context.response().headers().remove(HttpHeaders.CONTENT_ENCODING); // ours: see Compression
        }
        if (answer.getStatusCode() == 304 || answer.getStatusCode() == 204) {
            answer.setBody(null); // they never have one, and a client waits for the end of a chunked one for ever
        }
        return answer.send();
    }

    private void failed(RoutingContext context, Upstream upstream, @Nullable RequestBody body, Throwable cause) {
        if (context.response().headWritten()) {
            Log.warnf(
                    "answer broken off service=%s path=%s cause=%s",
                    upstream.name(), EndpointPath.of(context.normalizedPath()), cause);
            return; // and the connection is closed: all there is left to say
        }
        if (context.response().closed()) {
            return; // the client has gone, which ended the request
        }
        @Nullable Problem refusal = body == null ? null : body.refusal();
        if (refusal != null) {
            problems.send(context, refusal);
        } else if (cause instanceof CircuitBreakerOpenException) {
            problems.send(context, leftAlone(upstream));
        } else {
            Log.warnf(
                    "service away service=%s path=%s cause=%s",
                    upstream.name(), EndpointPath.of(context.normalizedPath()), cause);
            boolean mayHaveChanged = !SAFE.contains(context.request().method());
            problems.send(context, away(upstream, mayHaveChanged));
        }
    }

    private Problem leftAlone(Upstream upstream) {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "%s has failed too often and is left alone for some seconds; nothing was asked of it",
                                "%s 频繁出错，已暂停访问数秒；请求没有发给它", upstream.name()))
                .retryAfter(rest);
    }

    private static Problem away(Upstream upstream, boolean mayHaveChanged) {
        Message said = mayHaveChanged
                ? Message.of(
                        "%s does not answer at the moment; whether a change was made is not known: read before you repeat it",
                        "%s 暂时没有应答；所请求的修改是否已生效尚不确定，请读取后再重试", upstream.name())
                : Message.of(
                        "%s does not answer at the moment; ask again in a few seconds",
                        "%s 暂时没有应答；请过几秒再试", upstream.name());
        return Problem.of(ProblemType.UNAVAILABLE, said).retryAfter(RETRY_AFTER_SECONDS);
    }
}
