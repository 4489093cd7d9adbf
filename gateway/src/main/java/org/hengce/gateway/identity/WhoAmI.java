package org.hengce.gateway.identity;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who the gateway takes the caller for. */
@Path("/api/v1/auth/me")
@Tag(name = "Sign-in", description = "Who is calling.")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class WhoAmI {
    @Inject
    SecurityIdentity caller;

    /**
     * The caller.
     *
     * @param regions empty: everywhere
     */
    @Schema(name = "Me", description = "Whom the gateway takes you for.")
    public record Me(
            String name,
            List<String> roles,
            @Schema(description = "Empty: everywhere.") List<String> regions,
            Identity.Kind credential) {}

    @GET
    @Operation(operationId = "whoAmI", summary = "Who one is, with which rights, by which kind of credential")
    @APIResponse(
            responseCode = "200",
            description = "The caller.",
            content = @Content(schema = @Schema(implementation = Me.class)))
    public Response me() {
        Identity identity = Identity.of(caller);
        return Response.ok(new Me(identity.name(), identity.roles(), identity.regions(), identity.kind()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
