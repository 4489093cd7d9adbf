package org.hengce.evaluation.rebuild;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Copies of what others own, made again from the topics, for who runs the installation. */
@Path("/api/v1/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Rebuilds",
        description =
                "Copies of policies, indicators, regions and observations made again beside the live ones, and swapped.")
@RolesAllowed(Roles.ADMIN)
public class RebuildResource {
    private static final String CANCEL = """
            {"to": "CANCELLED"}""";
    private static final String ID = "7d0c2f5e-0c35-4a86-b0a4-0f5b6a3e9c11";

    /** What is to become of it. */
    @Schema(name = "RebuildTransition", description = "What is to become of a rebuild.")
    public record Step(
            @NotNull @Schema(enumeration = "CANCELLED") To to) {
        /** The only step for people. */
        public enum To {
            CANCELLED
        }
    }

    @Inject
    Rebuilds rebuilds;

    @Inject
    Rebuilder rebuilder;

    @POST
    @Idempotent
    @Operation(
            operationId = "beginRebuild",
            summary = "Have the copies made again",
            description =
                    "Evaluations are made from copies of policies, indicators, regions and observations, which come by events."
                            + " This reads all events again, into tables beside the live ones, and swaps them when nothing is"
                            + " missing. Reads, writes and evaluations go on meanwhile; afterwards only that is evaluated whose"
                            + " inputs differ.",
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(
            responseCode = "202",
            description = "It has begun.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where it is read how far it is.",
                            required = true,
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Rebuild.class)),
            links =
                    @Link(
                            name = "rebuild",
                            operationId = "getRebuild",
                            description = "How far it is.",
                            parameters = @LinkParameter(name = "id", expression = "$response.body#/id")))
    @APIResponse(responseCode = "409", description = "One is under way already.")
    public Response begin() {
        Rebuild begun = rebuilds.begin();
        rebuilder.wake();
        return Response.status(Response.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, "/api/v1/rebuilds/" + begun.id())
                .entity(begun)
                .build();
    }

    @GET
    @Operation(operationId = "listRebuilds", summary = "List rebuilds", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "A page of rebuilds.")
    public Page<Rebuild> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(rebuilds.list(page), page, rebuilds::key);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getRebuild",
            summary = "See how far a rebuild is",
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(responseCode = "200", description = "How far it is.")
    @APIResponse(responseCode = "404", description = "There is none with this id.")
    public Rebuild get(@Parameter(description = "Id of the rebuild.", example = ID) @PathParam("id") String id) {
        return rebuilds.require(parsed(id));
    }

    @POST
    @Path("{id}/transitions")
    @Idempotent
    @Operation(
            operationId = "moveRebuild",
            summary = "Give a rebuild up",
            description = "RUNNING or RETRYING → CANCELLED: the live copies stay.",
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "How it is now.",
            content = @Content(schema = @Schema(implementation = Rebuild.class)))
    @APIResponse(responseCode = "404", description = "There is none with this id.")
    @APIResponse(responseCode = "409", description = "It has ended already.")
    public Response move(
            @Parameter(description = "Id of the rebuild.", example = ID) @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "cancel", value = CANCEL)))
                    @NotNull
                    @Valid
                    Step step) {
        return Response.ok(rebuilds.cancel(parsed(id))).build();
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(new Message("rebuild", "重建"), id);
        }
    }
}
