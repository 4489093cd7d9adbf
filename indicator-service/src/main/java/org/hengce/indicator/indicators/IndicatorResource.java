package org.hengce.indicator.indicators;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.register.EntryAnswer;
import org.hengce.kit.table.TableTypes;
import org.jspecify.annotations.Nullable;

/** Indicators over HTTP. */
@Path("/api/v1/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Indicators", description = "What is observed, and how it is to be read.")
public class IndicatorResource {
    private static final String EXAMPLE_CODE = "patent-grants";
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String EXAMPLE = """
            {
              "name": {"zh": "专利授权量", "en": "Patents granted"},
              "dimension": "INNOVATION",
              "unitMeasure": "patents",
              "frequency": "A",
              "direction": "HIGHER_IS_BETTER",
              "aggregation": "SUM",
              "source": {"zh": "国家知识产权局"},
              "definition": null,
              "decimals": 0
            }""";

    @Inject
    IndicatorRegister register;

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "putIndicator",
            summary = "Make or replace an indicator",
            description = "Equal content changes nothing. The frequency is fixed once there are observations.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or equal to what was there.",
            content = @Content(schema = @Schema(implementation = IndicatorText.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = IndicatorText.class)))
    public Response put(
            @Parameter(description = "Its code.", example = EXAMPLE_CODE)
                    @Pattern(regexp = Codes.INDICATOR)
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = EXAMPLE_CODE, value = EXAMPLE)))
                    @NotNull
                    @Valid
                    IndicatorText text) {
        return EntryAnswer.ofWrite(register.put(code, ifMatch, text), Indicator::requireText);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getIndicator",
            summary = "Read an indicator",
            extensions = @Extension(name = "x-hengce-needs", value = "putIndicator"))
    @APIResponse(
            responseCode = "200",
            description = "What is known of it.",
            content = @Content(schema = @Schema(implementation = IndicatorText.class)))
    public Response get(
            @Parameter(description = "Its code.", example = EXAMPLE_CODE, schema = @Schema(pattern = Codes.INDICATOR))
                    @PathParam("code")
                    String code) {
        return EntryAnswer.ofRead(register.require(code), Indicator::requireText);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listIndicators",
            summary = "List indicators",
            description = "In the order of their codes.",
            extensions = @Extension(name = "x-hengce-needs", value = "putIndicator"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<IndicatorText> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return register.list(limit, cursor).map(Indicator::requireText);
    }
}
