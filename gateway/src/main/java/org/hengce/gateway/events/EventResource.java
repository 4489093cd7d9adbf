package org.hengce.gateway.events;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.limits.ClientAddress;
import org.hengce.kit.identity.Roles;
import org.jspecify.annotations.Nullable;

/** What was evaluated, imported and changed, as it happens. */
@Path("/api/v1/events")
@Tag(name = "Events", description = "What happens, as it happens.")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class EventResource {
    private static final String EXAMPLE = """
            retry: 3217

            id: 1mcSbgMqABIDAQACAwAAAAMIAQMDBwQFAwkABQMAAQA

            event: live
            data: {}

            id: 1mcSbgMrABIDAQACAwAAAAMIAQMDBwQFAwkABQMAAQA
            event: policy
            data: {"type":"policy","subject":"CA-PROP99","at":"2026-11-23T15:12:20.278Z","revision":4,"status":"IN_FORCE","retired":false,"link":"/api/v1/policies/CA-PROP99"}

            """;

    @Inject
    EventStreams streams;

    @Inject
    ClientAddress addresses;

    @Inject
    SecurityIdentity caller;

    @GET
    @NonBlocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followEvents",
            summary = "What is evaluated, imported and changed, as it happens",
            description = """
                    Server-sent events, for `EventSource` in browsers and for programs. An event says that something is there or has \
                    changed, and where it is read; what of it, whoever reads it is shown there. An event may come twice. \
                    `live`: from here on you are told of everything. `stale`: things may have happened that are not known here; \
                    `live` follows, with what was missed. `reset`: you may have missed something that cannot be told any more; read \
                    anew what you show. The stream ends when the right to listen does.""")
    @APIResponse(
            responseCode = "200",
            description = "Events, without end.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "policy", value = EXAMPLE)))
    public void follow(
            @Parameter(
                            description = "What to be told of, with commas; all where it is left out.",
                            example = "evaluation,policy",
                            schema = @Schema(pattern = EventType.LIST))
                    @QueryParam("types")
                    @Nullable
                    String types,
            @Parameter(
                            description =
                                    "The `id` that came last: what has happened since comes first. Browsers send it when they come back.",
                            example = "1mcSbgMqABIDAQACAwAAAAMIAQMDBwQFAwkABQMAAQA")
                    @HeaderParam("Last-Event-ID")
                    @Nullable
                    String after,
            @Context SseEventSink sink,
            @Context RoutingContext routing) {
        Set<EventType> wanted = EventType.asked(types);
        routing.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                .putHeader("X-Accel-Buffering", "no"); // nginx before us would else wait until a buffer is full
        if (routing.request().method().equals(HttpMethod.HEAD)) {
            sink.close();
            return;
        }
        String address = ClientAddress.block(addresses.of(routing.request()));
        streams.open(routing, sink, new EventStreams.Listener(Identity.of(caller), address), wanted, after);
    }
}
