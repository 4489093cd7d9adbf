package org.hengce.kit.etag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemDocument;
import org.hengce.kit.problem.ProblemMappers;
import org.hengce.kit.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Conditional requests, the same for all that can be read: every JSON answer to GET and HEAD has an ETag, its resource's own
 * or, as with lists, a weak one over its content or over what decides that; {@code If-None-Match} gives 304 and {@code If-Match} 412.
 */
public class ConditionalReads {
    private static final Annotation[] NONE = {};
    private static final MediaType PROBLEM = MediaType.valueOf(ProblemDocument.MEDIA_TYPE);
    // 128 bits: nobody who may write chooses content so that two pages look the same to a third.
    private static final int TAG_BYTES = 16;

    @Inject
    ObjectMapper json;

    @Inject
    ProblemMappers problems;

    /** After all that still adds to an answer. */
    @ServerResponseFilter(priority = 0)
    public void answer(ContainerRequestContext request, ContainerResponseContext response) {
        boolean read = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        if (!read || response.getStatus() != Response.Status.OK.getStatusCode() || !response.hasEntity()) {
            return;
        }
        boolean asJson = isJson(response);
        byte @Nullable [] body = null;
        @Nullable String tag = known(response, asJson);
        if (tag == null && asJson) {
            body = write(response.getEntity());
            tag = weak(body);
        }
        if (tag == null) {
            return;
        }
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        try {
            evaluate(request, response, tag);
        } catch (Problem problem) {
            Response refusal = problems.problem(problem);
            response.setStatus(refusal.getStatus());
            response.setEntity(refusal.getEntity(), NONE, PROBLEM);
            return;
        }
        if (asJson && response.hasEntity()) {
            // As a whole, so that it leaves in one piece and says its length.
            response.setEntity(body == null ? write(response.getEntity()) : body);
        }
    }

    private static boolean isJson(ContainerResponseContext response) {
        @Nullable MediaType type = response.getMediaType();
        Object entity = response.getEntity();
        return (type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type))
                && !(entity instanceof String || entity instanceof byte[] || entity instanceof StreamingOutput);
    }

    /** What the resource says of it; null if only the content tells. */
    private static @Nullable String known(ContainerResponseContext response, boolean asJson) {
        @Nullable Object own = response.getHeaders().getFirst(HttpHeaders.ETAG);
        if (own != null) {
            return own.toString();
        }
        return asJson && response.getEntity() instanceof Page<?> page && page.state() != null
                ? weak(page.state().getBytes(StandardCharsets.UTF_8))
                : null;
    }

    private static String weak(byte[] content) {
        byte[] digest = Arrays.copyOf(Sha256.digest().digest(content), TAG_BYTES);
        return "W/\"%s\"".formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    private static void evaluate(ContainerRequestContext request, ContainerResponseContext response, String tag) {
        @Nullable String ifMatch = request.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !TagList.parse(HttpHeaders.IF_MATCH, ifMatch).matchesStrongly(tag)) {
            throw Problem.of(
                    ProblemType.STALE, Message.of("its ETag is %s now, not %s", "当前 ETag 为 %s，而不是 %s", tag, ifMatch));
        }
        @Nullable String ifNoneMatch = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null
                && TagList.parse(HttpHeaders.IF_NONE_MATCH, ifNoneMatch).matchesWeakly(tag)) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        }
    }

    private byte[] write(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(entity.getClass() + " cannot be written as JSON", e);
        }
    }
}
