package org.hengce.indicator.releases;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.jspecify.annotations.Nullable;

/** Releases over HTTP. */
@Path("/api/v1/releases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Releases", description = "Values under embargo: they wait for a moment and are published then.")
public class ReleaseResource {
    private static final String EXAMPLE_ID = "patent-grants-20990120T020000Z";

    @Inject
    Releases releases;

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "listReleases",
            summary = "List what waits for its release",
            description = "The next one first; those with values of regions that the caller's rights cover.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<ReleaseView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return releases.list(limit, cursor);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "getRelease",
            summary = "Read a release",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(
            responseCode = "200",
            description = "What waits.",
            content = @Content(schema = @Schema(implementation = ReleaseView.class)))
    public Response get(@Parameter(description = "Its id.", example = EXAMPLE_ID) @PathParam("id") String id) {
        Releases.Seen seen = releases.require(id);
        return Response.ok(seen.view()).tag(seen.revision().tag()).build();
    }

    @GET
    @Path("{id}/observations")
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "listWaitingObservations",
            summary = "Read the values that wait in a release",
            description = "By region, sector and period; those of regions that the caller's rights cover.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(responseCode = "200", description = "A page of values.")
    public Page<WaitingView> rows(
            @Parameter(description = "Id of the release.", example = EXAMPLE_ID) @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return releases.rows(id, limit, cursor);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "withdrawRelease",
            summary = "Take back what waits in a release",
            description =
                    "Before its moment; nothing of it is ever published. Send the values again to have them wait again.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(responseCode = "204", description = "Taken back.")
    public Response withdraw(
            @Parameter(description = "Its id.", example = EXAMPLE_ID) @PathParam("id") String id,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch) {
        releases.withdraw(id, ifMatch);
        return Response.noContent().build();
    }
}
