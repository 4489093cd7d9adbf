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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
@Tag(name = "Sign-in", description = "Who is calling.")
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
            description = "404 where none is configured.",
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(
            responseCode = "303",
            description = "To the provider.",
            headers = {
                @Header(
                        name = "Location",
                        description = "The provider's page.",
                        required = true,
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = "Set-Cookie",
                        description = "By which the browser is known when it comes back.",
                        required = true,
                        schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "404", description = "No identity provider is configured.")
    public Response login(
            @Parameter(
                            description = "A path of this server, to go to afterwards.",
                            example = "/docs",
                            schema = @Schema(pattern = ReturnPath.FORM))
                    @QueryParam("returnTo")
                    @Nullable
                    String returnTo,
            @Context HttpServerRequest request) {
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
            description =
                    "Begins the session and goes on to the page that was wanted. The provider adds the parameters.",
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Signed in; a page that goes on by itself.",
            headers =
                    @Header(
                            name = "Set-Cookie",
                            description = "The session.",
                            required = true,
                            schema = @Schema(implementation = String.class)),
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "401", description = "The provider did not let the person in.")
    @APIResponse(responseCode = "403", description = "The person may not use this server.")
    @APIResponse(responseCode = "404", description = "No identity provider is configured.")
    public Response callback(
            @Parameter(description = "What the tokens are fetched with.", example = "c2FtcGxl")
                    @QueryParam("code")
                    @Nullable
                    String code,
            @Parameter(description = "What this server sent along.", example = "c2FtcGxl")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "The provider.", example = "https://login.example.org")
                    @QueryParam("iss")
                    @Nullable
                    String issuer,
            @Parameter(description = "The provider's session; not used.", example = "c2FtcGxl")
                    @QueryParam("session_state")
                    @Nullable
                    String sessionState,
            @Parameter(description = "Why it failed.", example = "access_denied") @QueryParam("error") @Nullable
                    String error,
            @Parameter(description = "The same in words; not used.", example = "The person said no.")
                    @QueryParam("error_description")
                    @Nullable
                    String description,
            @Parameter(description = "A page on it; not used.", example = "https://login.example.org/errors")
                    @QueryParam("error_uri")
                    @Nullable
                    String explanation,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String agent,
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
