package org.hengce.gateway.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.gateway.limits.ClientAddress;
import org.hengce.gateway.signin.Credentials;
import org.hengce.gateway.signin.SignIn;
import org.hengce.gateway.users.User;
import org.hengce.kit.audit.Audit;

/** A token for a name and a password. */
@Path("/api/v1/auth/token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in", description = "Who is calling.")
public class TokenResource {
    /** Stands in the OpenAPI document; the acceptance tests send it, once the user is made by the example for that. */
    private static final String EXAMPLE = """
            {"username": "wang", "password": "evening rain over 7 rivers"}""";

    @Inject
    ClientAddress addresses;

    @Inject
    SignIn signIn;

    @Inject
    LocalIssuer issuer;

    @Inject
    Audit audit;

    /**
     * What signing in gives.
     *
     * @param expiresIn seconds
     */
    @Schema(name = "Token", description = "What signing in gives.")
    public record Token(
            @Schema(description = "To be sent as `Authorization: Bearer …`.")
            String accessToken,

            @Schema(enumeration = "Bearer") String tokenType,

            @Schema(description = "Seconds until it ends; a change of the user ends it earlier.")
            long expiresIn) {
        @Override
        public String toString() {
            return "Token[%d s]".formatted(expiresIn);
        }
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "issueToken",
            summary = "A token for a name and a password",
            description =
                    "For programs; browsers begin a session instead. After some failures the same user must wait, longer each time.",
            extensions = @Extension(name = "x-hengce-needs", value = "putUser"))
    @APIResponse(
            responseCode = "200",
            description = "Signed in.",
            content = @Content(schema = @Schema(implementation = Token.class)))
    @APIResponse(responseCode = "401", description = "The user name or the password is wrong.")
    public Response token(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "wang", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    Credentials credentials,
            @Context HttpServerRequest request) {
        User user = signIn.signIn(credentials.username(), credentials.password(), addresses.of(request));
        audit.record(user.name(), "token.create", user.name(), null, null);
        return Response.ok(issuer.issue(user))
                .header("Cache-Control", "no-store")
                .build();
    }
}
