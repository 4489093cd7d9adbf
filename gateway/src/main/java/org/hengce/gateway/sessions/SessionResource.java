package org.hengce.gateway.sessions;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.links.Link;
import org.eclipse.microprofile.openapi.annotations.links.LinkParameter;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.identity.Secret;
import org.hengce.gateway.limits.ClientAddress;
import org.hengce.gateway.signin.Credentials;
import org.hengce.gateway.signin.SignIn;
import org.hengce.gateway.users.User;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The session of the browser that asks. */
@Path("/api/v1/auth/session")
@Tag(name = "Sign-in", description = "Who is calling.")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SessionResource {
    @Inject
    ClientAddress addresses;

    @Inject
    SignIn signIn;

    @Inject
    SessionRegister register;

    @Inject
    SessionStandings sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    SessionConfig config;

    @Inject
    CrossSite crossSite;

    @Inject
    SecurityIdentity caller;

    /**
     * What a page must know of its session.
     *
     * @param regions empty: everywhere
     * @param csrfToken to be sent as {@code X-CSRF-Token} with whatever changes something
     * @param endsAt at the latest
     */
    @Schema(name = "CurrentSession", description = "What a page must know of its session.")
    public record Current(
            String id,
            String name,
            List<String> roles,
            @Schema(description = "Empty: everywhere.") List<String> regions,

            @Schema(description = "To be sent as `X-CSRF-Token` with whatever changes something.")
            String csrfToken,

            @Schema(description = "At the latest.") Instant endsAt) {}

    @POST
    @PermitAll
    @Operation(
            operationId = "beginSession",
            summary = "Signs a browser in",
            description =
                    "Sets the cookie; the answer says the token that changes need in X-CSRF-Token. A session ends after 8 h, or 30 min without a request.",
            extensions = @Extension(name = "x-hengce-needs", value = "putUser"))
    @APIResponse(
            responseCode = "201",
            description = "Signed in.",
            headers = {
                @Header(
                        name = "Set-Cookie",
                        description = "The session.",
                        required = true,
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = "Location",
                        description = "The session.",
                        required = true,
                        schema = @Schema(implementation = String.class))
            },
            content = @Content(schema = @Schema(implementation = Current.class)),
            links =
                    @Link(
                            name = "end",
                            operationId = "endOneSession",
                            description = "Its end, from elsewhere.",
                            parameters = @LinkParameter(name = "id", expression = "$response.body#/id")))
    @APIResponse(responseCode = "401", description = "The user name or the password is wrong.")
    @APIResponse(responseCode = "403", description = "The request comes from a page of another address.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Credentials.class),
                            examples = @ExampleObject(name = "wang", value = """
                                    {"username": "wang", "password": "evening rain over 7 rivers"}""")))
    public Response begin(
            @NotNull @Valid Credentials credentials,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String agent,
            @Context HttpServerRequest request) {
        crossSite.refuseForeign(request); // else another page could sign the browser in as somebody else
        String address = addresses.of(request);
        User user = signIn.signIn(credentials.username(), credentials.password(), address);
        SessionRegister.Begun begun =
                register.begin(new SessionRegister.Holder(user.name(), user.revision(), null, null), address, agent);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/auth/session")
                .entity(new Current(
                        begun.secret().id(),
                        user.name(),
                        user.roles(),
                        user.regions(),
                        CrossSite.token(begun.secret()),
                        begun.endsAt()))
                .cookie(cookie.of(request, begun.secret(), config.life()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Operation(
            operationId = "getSession",
            summary = "Who is signed in with this browser, and the token that changes need",
            extensions = {
                @Extension(name = "x-hengce-needs", value = "beginSession"),
                @Extension(name = "x-hengce-as", value = "beginSession")
            })
    @SecurityRequirement(name = "cookie")
    @APIResponse(responseCode = "404", description = "The request came without a session.")
    @APIResponse(
            responseCode = "200",
            description = "The session.",
            content = @Content(schema = @Schema(implementation = Current.class)))
    public Response get(@Context HttpServerRequest request) {
        Secret secret = required(request);
        Identity identity = Identity.of(caller);
        return Response.ok(new Current(
                        secret.id(),
                        identity.name(),
                        identity.roles(),
                        identity.regions(),
                        CrossSite.token(secret),
                        sessions.endOf(secret.id())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Operation(
            operationId = "endSession",
            summary = "Signs this browser out",
            extensions = {
                @Extension(name = "x-hengce-needs", value = "beginSession"),
                @Extension(name = "x-hengce-as", value = "beginSession")
            })
    @SecurityRequirement(name = "cookie")
    @APIResponse(
            responseCode = "204",
            description = "Signed out.",
            headers =
                    @Header(
                            name = "Set-Cookie",
                            description = "Takes the session away.",
                            required = true,
                            schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "The request came without a session.")
    public Response end(@Context HttpServerRequest request) {
        Secret secret = required(request);
        String name = caller.getPrincipal().getName();
        register.end(secret.id(), name, name);
        return Response.noContent().cookie(cookie.none(request)).build();
    }

    private Secret required(HttpServerRequest request) {
        return cookie.read(request)
                .filter(secret -> Identity.of(caller).kind() == Identity.Kind.SESSION)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        Message.of(
                                "the request came without a session; GET /api/v1/auth/me says who you are",
                                "请求未使用会话；GET /api/v1/auth/me 可查看您的身份")));
    }
}
