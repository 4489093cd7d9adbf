package org.hengce.gateway.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.gateway.users.Passwords;
import org.hengce.gateway.users.User;
import org.hengce.gateway.users.Users;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** A token for a name and a password. */
@Path("/api/v1/auth/token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in", description = "Who is calling.")
public class TokenResource {
    /** Stands in the OpenAPI document; the acceptance tests send it, once the user is made by the example for that. */
    private static final String EXAMPLE = """
            {"username": "wang", "password": "evening rain over 7 rivers"}""";

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    @Inject
    LocalIssuer issuer;

    /** Who wants to sign in; longer ones cannot exist. */
    @Schema(name = "Credentials", description = "Who wants to sign in.")
    public record Credentials(
            @NotBlank @Size(max = 64) String username,
            @NotBlank @Size(max = 1024) String password) {
        @Override
        public String toString() {
            return "Credentials[%s]".formatted(username); // never the password, wherever this is logged
        }
    }

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
            summary = "Sign in with name and password",
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
                    Credentials credentials) {
        // PostgreSQL refuses NUL; no name has a question mark.
        Optional<User> found = users.find(credentials.username().replace("\0", "?"));
        // Unknown user and wrong password must not be told apart, not even by time.
        boolean right = passwords.matches(found.map(User::passwordHash).orElse(null), credentials.password());
        User user = found.filter(u -> right)
                .orElseThrow(() -> Problem.of(
                        ProblemType.UNAUTHENTICATED, Message.of("the user name or the password is wrong", "用户名或密码错误")));
        return Response.ok(issuer.issue(user))
                .header("Cache-Control", "no-store")
                .build();
    }
}
