package org.hengce.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.hengce.kit.trace.EndpointPath;
import org.hengce.kit.trace.RequestTrace;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where exceptions become answers; what no rule names is our bug: logged, 500, nothing of it shown. */
public class ProblemMappers {
    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    @Inject
    RequestTrace trace;

    @Inject
    ConstraintWords constraints;

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.type().status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(problem, language(), uri.getPath(), trace.traceId()));
        if (problem.retryAfterSeconds() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        Problem problem = Problem.of(
                ProblemType.INVALID,
                Message.of("the input breaks a rule; 'violations' names each field", "输入不符合规则，“violations”列出了每个字段"));
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            problem.violation(
                    field(violation.getPropertyPath()),
                    new Message(
                            constraints.words(violation, Locale.ENGLISH),
                            constraints.words(violation, Locale.SIMPLIFIED_CHINESE)));
        }
        return problem(problem);
    }

    /**
     * Drops the method and its parameter from the path, which mean nothing to the caller, unless it is the parameter itself; the
     * item of a list has its number behind the list's name already.
     */
    private static String field(Path path) {
        List<String> names = StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.CONTAINER_ELEMENT)
                .map(Path.Node::toString)
                .toList();
        return String.join(".", names.subList(Math.max(0, Math.min(2, names.size() - 1)), names.size()));
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException e) {
        String where = ExpectedJson.path(e);
        String at = e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        Problem problem = Problem.of(
                ProblemType.MALFORMED,
                new Message(
                        "the body is not the JSON that is expected here%s".formatted(at),
                        "请求正文不是此处所需的 JSON%s".formatted(at)));
        if (!where.isEmpty()) {
            problem.violation(where, ExpectedJson.at(e));
        }
        return problem(problem);
    }

    /** The framework has a mapper of its own for this subclass, which would go before ours. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(Throwable e) {
        return problem(Problem.of(
                ProblemType.UNAUTHENTICATED,
                Message.of(
                        "no valid token came with the request; get one from POST /api/v1/auth/token",
                        "请求没有附带有效令牌；请先通过 POST /api/v1/auth/token 获取")));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return problem(Problem.of(
                ProblemType.FORBIDDEN,
                Message.of(
                        "your roles do not allow this; ask an administrator for the role that does",
                        "您的角色不允许此操作；请向管理员申请相应角色")));
    }

    @ServerExceptionMapper
    public Response chosenByTheFramework(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        ProblemType type = ProblemType.ofStatus(status);
        if (type == ProblemType.INTERNAL) {
            return unexpected(e);
        }
        return problem(Problem.of(type, type.title()));
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        @Nullable Problem outage = Outage.behind(e);
        if (outage != null) {
            Log.warnf("database does not answer path=%s cause=%s", EndpointPath.of(uri.getPath()), e);
            return problem(outage);
        }
        Log.errorf(e, "request failed path=%s trace=%s", EndpointPath.of(uri.getPath()), trace.traceId());
        return problem(Problem.of(
                ProblemType.INTERNAL,
                Message.of(
                        "this is our mistake, not yours; nothing was changed; quote the trace id to support",
                        "这是系统的错误，没有任何内容被修改；请向支持人员提供 traceId")));
    }

    private Locale language() {
        return Language.of(
                uri.getQueryParameters().getFirst("lang"), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
