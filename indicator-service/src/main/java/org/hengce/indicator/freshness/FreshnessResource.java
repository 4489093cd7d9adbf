package org.hengce.indicator.freshness;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.indicator.indicators.IndicatorFilter;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.jspecify.annotations.Nullable;

/** How far indicators' values reach, over HTTP. */
@Path("/api/v1/indicator-freshness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Indicators")
public class FreshnessResource {
    @Inject
    Freshness freshness;

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listIndicatorFreshness",
            summary = "List how fresh the values of indicators are",
            description =
                    "Of those that the same parameters of the list of indicators find, in the same order: the last period of"
                            + " which anything is known, when something was published last, and whether values are overdue.",
            extensions = @Extension(name = "x-hengce-needs", value = "putIndicator addObservations"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<IndicatorFreshness> list(
            @BeanParam IndicatorFilter filter,
            @Parameter(
                            description = "Only those of which values are overdue; of retired ones there are none.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("overdue")
                    @Nullable
                    String overdue,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return freshness.list(filter.where(), Asked.flag("overdue", overdue), limit, cursor);
    }
}
