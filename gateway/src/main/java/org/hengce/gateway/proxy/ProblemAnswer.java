package org.hengce.gateway.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.kit.problem.Language;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemDocument;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.trace.TraceIds;

/** Answers with a problem where JAX-RS is not reached; as {@link org.hengce.kit.problem.ProblemMappers} does where it is. */
@ApplicationScoped
public class ProblemAnswer {
    @Inject
    ObjectMapper json;

    void send(RoutingContext context, Throwable cause) {
        if (cause instanceof Problem problem) {
            send(context, problem);
            return;
        }
        Log.errorf(cause, "request failed path=%s trace=%s", context.request().path(), trace(context));
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
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.type().status()).putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        if (problem.retryAfterSeconds() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.end(document(context, problem));
        // What the client still sends is read and dropped, so that it gets to reading the answer.
        context.request().resume();
    }

    private Buffer document(RoutingContext context, Problem problem) {
        ProblemDocument document = ProblemDocument.of(
                problem,
                Language.of(
                        context.request().getParam("lang"), context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                context.normalizedPath(),
                trace(context));
        try {
            return Buffer.buffer(json.writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem document could not be written", e);
        }
    }

    private static String trace(RoutingContext context) {
        return TraceIds.of(context.request().getHeader(TraceIds.TRACEPARENT), null)
                .traceId();
    }
}
