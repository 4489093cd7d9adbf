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
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Passes a request on to a service and its answer back, both as streams: neither is ever held as a whole. */
@ApplicationScoped
public class Forwarding {
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<CharSequence> LINKS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.createOptimized("content-location"));

    private final HttpClient client;
    private final long timeoutNanos;
    private final ProblemAnswer problems;

    @Inject
    Forwarding(Vertx vertx, UpstreamConfig config, ProblemAnswer problems) {
        this.problems = problems;
        timeoutNanos = config.timeout().toNanos();
        client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setMaxPoolSize(config.connections())
                        .setMaxWaitQueueSize(config.waiting())
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        // Counts what is written as well: a slow upload goes on as long as it moves.
                        .setIdleTimeout((int) config.timeout().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxHeaderSize(MAX_HEADER_BYTES))
                // Each request hears of its own failure; what the connection says beside that is no error of ours.
                .withConnectHandler(connection ->
                        connection.exceptionHandler(cause -> Log.debugf("connection ended cause=%s", cause)))
                .build();
    }

    void forward(RoutingContext context, Upstream upstream, String internalToken) {
        HttpServerRequest request = context.request();
        if (hasUnknownCoding(request)) {
            problems.send(
                    context,
                    Problem.of(
                            ProblemType.MALFORMED,
                            Message.of(
                                    "the body comes in a transfer coding that is not known here; send it chunked or with its length",
                                    "请求正文使用了未知的传输编码；请分块发送或注明长度")));
            return;
        }
        ProxyRequest proxied = ProxyRequest.reverseProxy(request);
        // Normalized: dots in a path must not lead to what is not routed there.
        proxied.setURI(context.normalizedPath() + (request.query() == null ? "" : "?" + request.query()));
        RequestHeaders.forUpstream(proxied.headers(), request, internalToken);
        boolean bodyless = isBodyless(request);
        if (bodyless) {
            proxied.setBody(null);
            request.resume();
        } else if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        send(proxied, upstream, bodyless && SAFE.contains(request.method()))
                .compose(answer -> back(context, upstream, answer))
                .onFailure(cause -> failed(context, upstream, cause));
    }

    private static boolean hasUnknownCoding(HttpServerRequest request) {
        @Nullable String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return coding != null && !coding.equalsIgnoreCase("chunked");
    }

    private static boolean isBodyless(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) && (length == null || length.equals("0"));
    }

    /**
     * Sends the request until the head of the answer is there.
     *
     * @param again whether it may be sent twice: a kept connection may end just as it is used
     */
    private Future<ProxyResponse> send(ProxyRequest proxied, Upstream upstream, boolean again) {
        long began = System.nanoTime();
        return client.request(upstream.address()).compose(proxied::send).recover(cause -> {
            boolean inTime = System.nanoTime() - began < timeoutNanos;
            boolean wanted = !proxied.proxiedRequest().response().closed();
            return again && inTime && wanted ? send(proxied, upstream, false) : Future.failedFuture(cause);
        });
    }

    private Future<Void> back(RoutingContext context, Upstream upstream, ProxyResponse answer) {
        MultiMap headers = answer.headers();
        RequestHeaders.removeHopByHop(headers);
        for (CharSequence link : LINKS) {
            @Nullable String value = headers.get(link);
            if (value != null) {
                headers.set(link, upstream.asSeenOutside(value));
            }
        }
        @Nullable Body body = answer.getBody();
        if (answer.getStatusCode() == 304 || answer.getStatusCode() == 204) {
            answer.setBody(null); // they never have one, and a client waits for the end of a chunked one for ever
        } else if (body != null) {
            answer.setBody(Body.body(new AnswerStream(body.stream(), context.request()), body.length()));
        }
        return answer.send();
    }

    private void failed(RoutingContext context, Upstream upstream, Throwable cause) {
        if (context.response().headWritten()) {
            Log.warnf(
                    "answer broken off service=%s path=%s cause=%s", upstream.name(), context.normalizedPath(), cause);
            return; // and the connection is closed: all there is left to say
        }
        if (context.response().closed()) {
            return; // the client has gone, which ended the request
        }
        Log.warnf("service away service=%s path=%s cause=%s", upstream.name(), context.normalizedPath(), cause);
        problems.send(
                context,
                Problem.of(
                                ProblemType.UNAVAILABLE,
                                Message.of(
                                        "%s does not answer at the moment; whether a change was made is not known: read before you repeat it",
                                        "%s 暂时没有应答；所请求的修改是否已生效尚不确定，请读取后再重试", upstream.name()))
                        .retryAfter(RETRY_AFTER_SECONDS));
    }
}
