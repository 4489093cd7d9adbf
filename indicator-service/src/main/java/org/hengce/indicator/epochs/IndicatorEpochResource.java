package org.hengce.indicator.epochs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.kit.epoch.BegunEpoch;
import org.hengce.kit.epoch.Republishing;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;

/** Everything published again, for who has restored this service's database. */
@Path("/api/v1/indicator-epochs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Epochs", description = "Everything that a service owns, published again after its database was restored.")
@RolesAllowed(Roles.ADMIN)
public class IndicatorEpochResource {
    @Inject
    Republishing republishing;

    @POST
    @Idempotent
    @Operation(
            operationId = "beginIndicatorEpoch",
            summary = "Publish indicators, regions, sectors and observations again",
            description =
                    "After this service's database was restored, or Kafka has lost records. Everything is published under a new"
                            + " epoch, with its end behind it; who keeps copies makes them anew of it, evaluations wait for"
                            + " that, and what does not differ is not evaluated again. Writes wait until the list of events is"
                            + " made, and go on while they are sent.",
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(
            responseCode = "202",
            description = "It has begun: the events are being sent.",
            content = @Content(schema = @Schema(implementation = BegunEpoch.class)))
    public Response begin() {
        return Response.status(Response.Status.ACCEPTED)
                .entity(republishing.begin())
                .build();
    }
}
