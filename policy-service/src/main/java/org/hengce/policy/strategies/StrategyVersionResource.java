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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.jspecify.annotations.Nullable;

/** The texts that strategies have had, over HTTP. */
@Path("/api/v1/strategies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Strategies")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class StrategyVersionResource {
    @Inject
    StrategyVersions versions;

    @GET
    @Path("{code}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX, TableTypes.JSON_LINES})
    @Operation(
            operationId = "listStrategyVersions",
            summary = "List the texts that a strategy has had",
            description = "The newest first.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerStrategy"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<StrategyVersion> list(
            @Parameter(
                            description = "Code of the strategy.",
                            example = StrategyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return versions.list(code, limit, cursor);
    }

    @GET
    @Path("{code}/versions/{number}")
    @Operation(
            operationId = "getStrategyVersion",
            summary = "Read a text that a strategy has had",
            extensions = @Extension(name = "x-hengce-needs", value = "registerStrategy"))
    @APIResponse(responseCode = "200", description = "The text, who made it and when.")
    public StrategyVersion get(
            @Parameter(
                            description = "Code of the strategy.",
                            example = StrategyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(
                            description = "`version` of the strategy as it was then.",
                            example = "1",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000"))
                    @PathParam("number")
                    String number) {
        Integer asked = Asked.number("number", number, 1, 1_000_000);
        return versions.require(code, asked == null ? 0 : asked);
    }
}
