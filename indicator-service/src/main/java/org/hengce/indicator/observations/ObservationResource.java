package org.hengce.indicator.observations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Observations over HTTP. */
@Path("/api/v1/observations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Observations",
        description = "Values with their vintages: nothing is overwritten, a correction is a newer vintage.")
public class ObservationResource {
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String EXAMPLE = """
            {
              "observations": [
                {"indicator": "patent-grants", "region": "CN-GD", "sector": "_T", "period": "2020", "value": 709725, "status": "A", "confidentiality": "F"},
                {"indicator": "patent-grants", "region": "CN-GD", "period": "2021", "value": 872209},
                {"indicator": "patent-grants", "region": "CN-GD", "period": "2022", "value": null, "status": "O"}
              ]
            }""";

    @Inject
    ObservationRegister register;

    @Inject
    ObservationQuery query;

    /** What is sent: at most 10,000 values, all or nothing. */
    @Schema(name = "ObservationsToAdd", description = "Values to be stored, all or none.")
    public record Batch(
            @NotNull @NotEmpty @Size(max = 10_000) List<@NotNull @Valid ObservationText> observations) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "addObservations",
            summary = "Add or correct values",
            description = "All or nothing: one wrong row refuses the request, and `violations` names every wrong row."
                    + " A value equal to what is known changes nothing.",
            extensions = @Extension(name = "x-hengce-needs", value = "putIndicator putRegion"))
    @APIResponse(
            responseCode = "201",
            description = "Stored.",
            content = @Content(schema = @Schema(implementation = Publication.Published.class)))
    public Response add(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "patents", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    Batch batch) {
        return Response.status(Response.Status.CREATED)
                .entity(register.add(batch.observations()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listObservations",
            summary = "Read the values of an indicator",
            description = "As they are known now or were known at an instant, by region, sector and period.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(responseCode = "200", description = "A page of values.")
    public Page<ObservationView> list(
            @Parameter(
                            required = true,
                            description = "Code of the indicator.",
                            example = "patent-grants",
                            schema = @Schema(pattern = Codes.INDICATOR))
                    @QueryParam("indicator")
                    @Nullable
                    String indicator,
            @Parameter(description = "Only this region.", example = "CN-GD", schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("region")
                    @Nullable
                    String region,
            @Parameter(description = "Only this sector.", example = "_T", schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("sector")
                    @Nullable
                    String sector,
            @Parameter(description = "The first period.", example = "2020", schema = @Schema(pattern = Codes.PERIOD))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "The last period.", example = "2022", schema = @Schema(pattern = Codes.PERIOD))
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(
                            description =
                                    "What was known then: an instant, or a day, which means its end in Asia/Shanghai.",
                            example = "2026-03-31T08:00:00Z",
                            schema = @Schema(anyOf = {Day.class, Moment.class}))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(
                            description = "Every vintage, not only the last.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("history")
                    @Nullable
                    String history,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return query.list(
                ObservationFilter.of(indicator, region, sector, from, to, asOf, history),
                PageRequest.of(limit, cursor));
    }
}
