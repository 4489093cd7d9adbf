package org.hengce.indicator.revisions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.indicator.disclosure.Sights;
import org.hengce.indicator.observations.CellParameters;
import org.hengce.indicator.observations.ObservationFilter;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.paging.TableTypes;
import org.jspecify.annotations.Nullable;

/** The size of revisions over HTTP. */
@Path("/api/v1/observations/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Observations",
        description = "Values with their vintages: nothing is overwritten, a correction is a newer vintage.")
public class RevisionResource {
    @Inject
    RevisionQuery query;

    @Inject
    Sights sights;

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listRevisions",
            summary = "Read how the values of an indicator were revised",
            description = "The first and the last value of each, by region, sector and period.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<CellRevision> list(
            @BeanParam CellParameters cells,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return query.list(ObservationFilter.of(cells, null, null), sights.ofCaller(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("summary")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "summarizeRevisions",
            summary = "Read the size of an indicator's revisions",
            description = "Over the values that the caller may see: mean revision, mean absolute revision, and that in"
                    + " proportion.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(responseCode = "200", description = "The size of the revisions.")
    public RevisionSummary summary(@BeanParam CellParameters cells) {
        return query.summary(ObservationFilter.of(cells, null, null), sights.ofCaller());
    }
}
