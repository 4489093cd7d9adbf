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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.gateway.signin.Addresses;
import org.hengce.gateway.signin.Credentials;
import org.hengce.gateway.signin.SignIn;
import org.hengce.gateway.users.User;
import org.hengce.kit.audit.Audit;

/** A token for a name and a password. */
@Path("/api/v1/auth/token")
@Tag(name = "Sign-in")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
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
    public record Token(String accessToken, String tokenType, long expiresIn) {
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
                    "For programs; browsers begin a session instead. After some failures the same user must wait, longer each time.")
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = Token.class)))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Credentials.class),
                            examples = @ExampleObject(name = "admin", value = """
                                    {"username": "admin", "password": "as in the file admin-password"}""")))
    public Response token(@NotNull @Valid Credentials credentials, @Context HttpServerRequest request) {
        User user = signIn.signIn(credentials.username(), credentials.password(), Addresses.of(request));
        audit.record(user.name(), "token.create", user.name(), null, null);
        return Response.ok(issuer.issue(user))
                .header("Cache-Control", "no-store")
                .build();
    }
}
