package org.hengce.indicator.observations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.hengce.indicator.disclosure.Sights;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.paging.TableTypes;
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

    private static final String EMBARGOED = """
            {
              "releaseAt": "2099-01-20T02:00:00Z",
              "observations": [{"indicator": "patent-grants", "region": "CN-GD", "period": "2023", "value": 700000}]
            }""";

    @Inject
    ObservationRegister register;

    @Inject
    ObservationQuery query;

    @Inject
    Sights sights;

    /** What is sent: at most 10,000 values, all or nothing. */
    @Schema(name = "ObservationsToAdd", description = "Values to be stored, all or none.")
    public record Batch(
            @NotNull @NotEmpty @Size(max = 10_000) List<@NotNull @Valid ObservationText> observations,

            @Nullable
            @Schema(
                    anyOf = {Day.class, Moment.class},
                    description =
                            "When they are to be published, in the future; of a day its beginning in Asia/Shanghai. Until then"
                                    + " only stewards of their regions see them.")
            String releaseAt) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "addObservations",
            summary = "Add or correct values",
            description = "All or nothing: one wrong row refuses the request, and `violations` names every wrong row."
                    + " A value equal to what is known changes nothing. With `releaseAt`, or where the indicator's release"
                    + " calendar names the period, values wait for that moment, which becomes their vintage.",
            extensions = @Extension(name = "x-hengce-needs", value = "putIndicator putRegion"))
    @APIResponse(
            responseCode = "201",
            description = "Stored, or kept until their release.",
            content = @Content(schema = @Schema(implementation = Publication.Published.class)))
    public Response add(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = {
                                                @ExampleObject(name = "patents", value = EXAMPLE),
                                                @ExampleObject(name = "embargoed", value = EMBARGOED)
                                            }))
                    @NotNull
                    @Valid
                    Batch batch) {
        return Response.status(Response.Status.CREATED)
                .entity(register.add(batch.observations(), batch.releaseAt()))
                .build();
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, SdmxCsv.TYPE, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listObservations",
            summary = "Read the values of an indicator",
            description =
                    "As they are known now or were known at an instant, by region, sector and period. A value that the"
                            + " caller may not see is null, its status Q. As CSV, SDMX-CSV or XLSX all of them, unless `limit` asks"
                            + " for a page.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(responseCode = "200", description = "A page of values.")
    public Page<ObservationView> list(
            @BeanParam CellParameters cells,
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
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpHeaders headers) {
        ObservationFilter filter = ObservationFilter.of(cells, asOf, history);
        SdmxCsv.requirePossible(headers.getAcceptableMediaTypes(), filter.history());
        return query.list(filter, sights.ofCaller(), PageRequest.of(limit, cursor));
    }
}
