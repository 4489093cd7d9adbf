package org.hengce.policy.strategies;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.paging.TableTypes;
import org.jspecify.annotations.Nullable;

/** What was ever done with strategies, over HTTP. */
@Path("/api/v1/strategies")
@Tag(name = "Strategies")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class StrategyHistoryResource {
    @Inject
    StrategyHistory history;

    @GET
    @Path("{code}/history")
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX, TableTypes.JSON_LINES})
    @Operation(
            operationId = "getStrategyHistory",
            summary = "List what was ever done with a strategy",
            description = "Newest first: every text and step, with who and when, and why a step was taken.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerStrategy"))
    @APIResponse(responseCode = "200", description = "A page of it.")
    public Page<StrategyHistoryEntry> list(
            @Parameter(
                            description = "Code of the strategy.",
                            example = StrategyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return history.list(code, PageRequest.of(limit, cursor));
    }
}
