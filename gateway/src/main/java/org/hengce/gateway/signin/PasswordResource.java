package org.hengce.gateway.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.hengce.gateway.users.User;
import org.hengce.gateway.users.UserRegister;

/** One's own password. */
@Path("/api/v1/auth/password")
@Tag(name = "Sign-in", description = "Who is calling.")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PasswordResource {
    @Inject
    ClientAddress addresses;

    @Inject
    SignIn signIn;

    @Inject
    UserRegister register;

    @Inject
    SecurityIdentity caller;

    /** The present password and the one that replaces it. */
    @Schema(name = "PasswordChange", description = "The present password and the one that replaces it.")
    public record Change(
            @NotBlank @Size(max = 1024) String current,
            @NotBlank @Size(max = 1024) @JsonProperty("new") String replacement) {
        @Override
        public String toString() {
            return "Change"; // never a password, wherever this is logged
        }
    }

    @POST
    @Operation(
            operationId = "changePassword",
            summary = "Changes one's own password",
            description = "All tokens and sessions of the user end, this one too: sign in again.",
            extensions = {
                @Extension(name = "x-hengce-needs", value = "putUser issueToken"),
                @Extension(name = "x-hengce-as", value = "issueToken"),
                @Extension(name = "x-hengce-ends", value = "true", parseValue = true)
            })
    @APIResponse(responseCode = "204", description = "Changed.")
    @APIResponse(responseCode = "409", description = "The account has been changed meanwhile.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Change.class),
                            examples = @ExampleObject(name = "change", value = """
                                    {"current": "evening rain over 7 rivers", "new": "window copper nine valleys"}""")))
    public Response change(@NotNull @Valid Change change, @Context HttpServerRequest request) {
        User user = signIn.confirm(caller.getPrincipal().getName(), change.current(), addresses.of(request));
        register.changePassword(user, change.replacement());
        return Response.noContent().build();
    }
}
