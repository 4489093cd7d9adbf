package org.hengce.indicator.observations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.indicator.indicators.IndicatorRegister;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.paging.TableTypes;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** When values of an indicator became known, over HTTP. */
@Path("/api/v1/indicators")
@Tag(name = "Indicators")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class VintageResource {
    @Inject
    Jdbi jdbi;

    @Inject
    IndicatorRegister indicators;

    /** One of them. */
    @Schema(name = "IndicatorVintage", description = "An instant at which values became known.")
    public record VintageView(
            @Schema(description = "To be asked for as `asOf`.")
            Instant vintage,

            @Schema(description = "How many values became known, or changed, then.")
            long rows) {}

    @GET
    @Path("{code}/vintages")
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @Operation(
            operationId = "listIndicatorVintages",
            summary = "List when values of an indicator became known",
            description = "The newest first. Each is an `asOf` with which values, reports and charts can be asked for.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<VintageView> list(
            @Parameter(
                            description = "Code of the indicator.",
                            example = "patent-grants",
                            schema = @Schema(pattern = Codes.INDICATOR))
                    @PathParam("code")
                    String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        indicators.require(code);
        return page(code, PageRequest.of(limit, cursor));
    }

    private Page<VintageView> page(String code, PageRequest request) {
        @Nullable Instant before = request.after().isEmpty() ? null : instant(request.after());
        List<VintageView> found = jdbi.withHandle(h -> {
            var query = h.createQuery("SELECT vintage, rows FROM vintage WHERE indicator = :indicator"
                            + (before == null ? "" : " AND vintage < :before") + " ORDER BY vintage DESC LIMIT :limit")
                    .bind("indicator", code)
                    .bind("limit", request.limit() + 1);
            return (before == null ? query : query.bind("before", before))
                    .map((row, context) -> new VintageView(
                            row.getObject("vintage", OffsetDateTime.class).toInstant(), row.getLong("rows")))
                    .list();
        });
        return Page.of(found, request, each -> each.vintage().toString())
                .continuedBy(next -> page(code, PageRequest.of(PageRequest.LARGEST, next)));
    }

    private static Instant instant(String after) {
        try {
            return Instant.parse(after);
        } catch (DateTimeParseException e) {
            throw PageRequest.foreignCursor();
        }
    }
}
