package org.hengce.indicator.quality;

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
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.paging.TableTypes;
import org.jspecify.annotations.Nullable;

/** What the rules of an indicator find, over HTTP. */
@Path("/api/v1/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Quality",
        description = "What the rules of an indicator find in its values. Nothing is repaired or refused.")
public class QualityResource {
    private static final String EXAMPLE_CODE = "patent-grants";
    private static final String EXAMPLES = "addObservations";

    @Inject
    Quality quality;

    @GET
    @Path("{code}/quality")
    @RolesAllowed({Roles.STEWARD, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getQuality",
            summary = "Count the findings of an indicator",
            description =
                    "By rule, on the values as they are known now. Findings that rest on confidential values are counted"
                            + " for the stewards of their regions only.",
            extensions = @Extension(name = "x-hengce-needs", value = EXAMPLES))
    @APIResponse(responseCode = "200", description = "The counts.")
    public QualityReport report(
            @Parameter(
                            description = "Code of the indicator.",
                            example = EXAMPLE_CODE,
                            schema = @Schema(pattern = Codes.INDICATOR))
                    @PathParam("code")
                    String code) {
        return quality.report(code);
    }

    @GET
    @Path("{code}/quality/findings")
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.STEWARD, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listFindings",
            summary = "List the findings of an indicator",
            description = "By rule, region, sector and period; the first 10,000 of each rule.",
            extensions = @Extension(name = "x-hengce-needs", value = EXAMPLES))
    @APIResponse(responseCode = "200", description = "A page of findings.")
    public Page<Finding> findings(
            @Parameter(
                            description = "Code of the indicator.",
                            example = EXAMPLE_CODE,
                            schema = @Schema(pattern = Codes.INDICATOR))
                    @PathParam("code")
                    String code,
            @Parameter(
                            description = "Only of this rule.",
                            example = "JUMP",
                            schema = @Schema(implementation = Rule.class))
                    @QueryParam("rule")
                    @Nullable
                    String rule,
            @Parameter(description = "Only of this region.", example = "CN-GD", schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("region")
                    @Nullable
                    String region,
            @Parameter(description = "Only of this sector.", example = "_T", schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("sector")
                    @Nullable
                    String sector,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return quality.findings(
                code,
                Asked.oneOf("rule", rule, Rule.values()),
                Asked.code("region", region, Codes.CODE),
                Asked.code("sector", sector, Codes.CODE),
                PageRequest.of(limit, cursor));
    }
}
