package org.hengce.gateway.oidc;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.gateway.limits.ClientAddress;
import org.hengce.gateway.sessions.PublicAddress;
import org.hengce.gateway.sessions.SessionConfig;
import org.hengce.gateway.sessions.SessionCookie;
import org.hengce.gateway.sessions.SessionRegister;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Signs a browser in through the identity provider. */
@Path("/api/v1/auth")
@Tag(name = "Sign-in")
@PermitAll
public class LoginResource {
    private static final String CALLBACK = "/api/v1/auth/callback";
    /** The browser goes on by itself: a redirect would still count as coming from the provider's page, without our cookie. */
    private static final String GO_ON = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=%1$s">
            <title>Hengce 衡策</title></head>
            <body><p><a href="%1$s">Signed in 已登录</a></p></body></html>
            """;

    @Inject
    ClientAddress addresses;

    @Inject
    CodeFlow codeFlow;

    @Inject
    FlowCookie flowCookie;

    @Inject
    People people;

    @Inject
    SessionRegister sessions;

    @Inject
    SessionCookie sessionCookie;

    @Inject
    SessionConfig sessionConfig;

    @Inject
    PublicAddress address;

    @GET
    @Path("login")
    @Operation(
            operationId = "beginLogin",
            summary = "Sends a browser to the identity provider to sign in",
            description = "404 where none is configured.")
    @APIResponse(responseCode = "303", description = "To the provider")
    public Response login(@QueryParam("returnTo") @Nullable String returnTo, @Context HttpServerRequest request) {
        Flow flow = codeFlow.begin(ReturnPath.of(returnTo));
        return Response.seeOther(codeFlow.request(flow, callback(request)))
                .cookie(flowCookie.of(request, flow))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("callback")
    @Operation(
            operationId = "finishLogin",
            summary = "Where the identity provider sends the browser back to",
            description = "Begins the session and goes on to the page that was wanted.")
    @APIResponse(responseCode = "200", description = "Signed in; a page that goes on by itself")
    public Response callback(
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @QueryParam("iss") @Nullable String issuer,
            @QueryParam("session_state") @Nullable String sessionState,
            @QueryParam("error") @Nullable String error,
            @QueryParam("error_description") @Nullable String description,
            @QueryParam("error_uri") @Nullable String explanation,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String agent,
            @Context HttpServerRequest request) {
        Flow flow = flowCookie
                .read(request)
                .orElseThrow(() -> Problem.of(
                        ProblemType.MALFORMED,
                        Message.of(
                                "this browser has no sign-in under way, or it took too long; begin again at /api/v1/auth/login",
                                "此浏览器没有正在进行的登录，或登录耗时过长；请从 /api/v1/auth/login 重新开始")));
        Person person = people.of(codeFlow.finish(flow, callback(request), answer(request)));
        SessionRegister.Begun begun = sessions.begin(
                new SessionRegister.Holder(person.name(), person.revision(), person.roles(), person.regions()),
                addresses.of(request),
                agent);
        return Response.ok(GO_ON.formatted(escaped(flow.returnTo())), MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .cookie(sessionCookie.of(request, begun.secret(), sessionConfig.life()), flowCookie.none(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .build();
    }

    /** {@link ReturnPath} lets no quotes and brackets pass. */
    private static String escaped(String path) {
        return path.replace("&", "&amp;").replace("'", "&#39;");
    }

    private URI callback(HttpServerRequest request) {
        return URI.create(address.origin(request)
                        .orElseThrow(() -> Problem.of(
                                ProblemType.MALFORMED, Message.of("the request does not say its host", "请求没有说明主机名")))
                + CALLBACK);
    }

    private URI answer(HttpServerRequest request) {
        try {
            return URI.create(callback(request) + "?" + (request.query() == null ? "" : request.query()));
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    ProblemType.MALFORMED, Message.of("the parameters are no part of an address", "参数不是有效的网址内容"));
        }
    }
}
