package org.hengce.indicator.indicators;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.register.EntryAnswer;
import org.hengce.kit.register.Registrar.Added;
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
              "decimals": 0,
              "releases": [{"period": "2026", "on": "2027-03-31"}],
              "quality": {
                "contact": {"organisation": {"zh": "国家知识产权局"}, "email": null},
                "statisticalUnit": {"zh": "获得授权的专利", "en": "Patents that were granted"},
                "revisionPolicy": {"en": "Figures are final when they are published."}
              },
              "breaks": [],
              "disclosure": null,
              "rules": {
                "range": {"min": 0, "max": null},
                "jump": {"relative": 0.5},
                "balance": {"tolerance": 0.005},
                "expected": {"from": "2020", "regions": ["CN-GD"], "lag": "P90D"},
                "outlier": {"threshold": 3.5}
              }
            }""";

    private static final String ANOTHER_CODE = "patent-applications";
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String LIST_EXAMPLE = """
            {
              "indicators": [
                {
                  "code": "patent-applications",
                  "name": {"zh": "专利申请量", "en": "Patents applied for"},
                  "dimension": "INNOVATION",
                  "unitMeasure": "patents",
                  "frequency": "A",
                  "direction": "HIGHER_IS_BETTER",
                  "aggregation": "SUM"
                }
              ]
            }""";

    /** What is sent: at most 1,000 definitions, all or nothing. */
    @Schema(name = "IndicatorsToAdd", description = "Indicators to be made, all or none.")
    public record Batch(
            @NotNull @NotEmpty @Size(max = 1_000) @Schema(description = "Each with its code.")
            List<@NotNull @Valid IndicatorText> indicators) {}

    @Inject
    IndicatorRegister register;

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "putIndicator",
            summary = "Make or replace an indicator",
            description = "Equal content changes nothing. The frequency is fixed once there are observations."
                    + " With `retired` it takes no new ones; without, it is taken up again.")
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

    @POST
    @Idempotent
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "addIndicators",
            summary = "Make many indicators",
            description =
                    "All or nothing. Those that are there with the same content are left; one that is there with other"
                            + " content refuses the request (409): change it with PUT and `If-Match`.")
    @APIResponse(
            responseCode = "201",
            description = "All of them are there.",
            content = @Content(schema = @Schema(implementation = Added.class)))
    public Response add(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = ANOTHER_CODE, value = LIST_EXAMPLE)))
                    @NotNull
                    @Valid
                    Batch batch) {
        return Response.status(Response.Status.CREATED)
                .entity(register.add(batch.indicators()))
                .build();
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "retireIndicator",
            summary = "Retire an indicator",
            description = "It takes no new observations; it and its values stay readable. A PUT takes it up again.",
            extensions = @Extension(name = "x-hengce-needs", value = "addIndicators"))
    @APIResponse(
            responseCode = "200",
            description = "As it is now, retired.",
            content = @Content(schema = @Schema(implementation = IndicatorText.class)))
    public Response retire(
            @Parameter(description = "Its code.", example = ANOTHER_CODE, schema = @Schema(pattern = Codes.INDICATOR))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch) {
        return EntryAnswer.ofWrite(register.retire(code, ifMatch), Indicator::requireText);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listIndicators",
            summary = "List indicators",
            description = "In the order of their codes; those in use, unless retired ones are asked for.",
            extensions = @Extension(name = "x-hengce-needs", value = "putIndicator"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<IndicatorText> list(
            @BeanParam IndicatorFilter filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return register.list(filter.where(), limit, cursor).map(Indicator::requireText);
    }
}
