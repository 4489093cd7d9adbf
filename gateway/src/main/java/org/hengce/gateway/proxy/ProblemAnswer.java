package org.hengce.gateway.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.gateway.http.HttpConfig;
import org.hengce.gateway.http.RequestShape;
import org.hengce.kit.problem.Language;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemDocument;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.trace.EndpointPath;
import org.hengce.kit.trace.TraceIds;
import org.jspecify.annotations.Nullable;

/** Answers with a problem where JAX-RS is not reached; as {@link org.hengce.kit.problem.ProblemMappers} does where it is. */
@ApplicationScoped
public class ProblemAnswer {
    @Inject
    ObjectMapper json;

    @Inject
    Vertx vertx;

    @Inject
    HttpConfig config;

    void send(RoutingContext context, Throwable cause) {
        if (cause instanceof Problem problem) {
            send(context, problem);
            return;
        }
        Log.errorf(cause, "request failed path=%s trace=%s", EndpointPath.of(pathOf(context)), trace(context));
        send(
                context,
                Problem.of(
                        ProblemType.INTERNAL,
                        Message.of(
                                "this is our mistake, not yours; nothing was changed; quote the trace id to support",
                                "这是系统的错误，没有任何内容被修改；请向支持人员提供 traceId")));
    }

    private void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.headWritten() || response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.type().status()).putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        if (problem.retryAfterSeconds() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.putHeader(HttpHeaders.ALLOW, RequestShape.METHODS);
        }
        response.end(document(context, problem));
        linger(context.request());
    }

    /** What the client still sends is read and dropped, so that it gets to reading the answer; not for ever. */
    private void linger(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(config.linger().toMillis(), late -> {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset(0); // NO_ERROR: the answer is whole (RFC 9113, 8.1)
            } else {
                request.connection().close();
            }
        });
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(ended -> vertx.cancelTimer(timer));
        request.handler(dropped -> {});
        request.resume();
    }

    private Buffer document(RoutingContext context, Problem problem) {
        ProblemDocument document = ProblemDocument.of(
                problem,
                Language.of(lang(context.request()), context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                pathOf(context),
                trace(context));
        try {
            return Buffer.buffer(json.writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem document could not be written", e);
        }
    }

    private static @Nullable String lang(HttpServerRequest request) {
        try {
            return request.getParam("lang");
        } catch (IllegalArgumentException badlyEncoded) {
            return null;
        }
    }

    private static String pathOf(RoutingContext context) {
        @Nullable String path = context.request().path();
        return path == null ? "" : path;
    }

    private static String trace(RoutingContext context) {
        return TraceIds.of(context.request().getHeader(TraceIds.TRACEPARENT), null)
                .traceId();
    }
}
