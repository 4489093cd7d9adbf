package org.hengce.indicator.bulk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.indicator.disclosure.Sight;
import org.hengce.indicator.disclosure.Sights;
import org.hengce.indicator.observations.ObservationFilter;
import org.hengce.indicator.observations.ObservationQuery;
import org.hengce.indicator.observations.ObservationView;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.table.CsvPages;
import org.jspecify.annotations.Nullable;

/** Whole indicators over HTTP, streamed: in memory stands one page, whatever the size. */
@Path("/api/v1/indicators")
@Tag(name = "Observations")
public class BulkResource {
    private static final String GZIP = "application/gzip";
    private static final String PARQUET = "application/vnd.apache.parquet";

    /** Which file is asked for, as it stands in the address. */
    public record Wanted(
            @Parameter(
                    description = "Code of the indicator.",
                    example = "patent-grants",
                    schema = @Schema(pattern = Codes.INDICATOR))
            @PathParam("code")
            String code,

            @Parameter(
                    description = "Every vintage, not only the last.",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
            @QueryParam("history")
            @Nullable
            String history) {}

    @Inject
    Bulk bulk;

    @Inject
    ObservationQuery query;

    @Inject
    Sights sights;

    @Inject
    CsvPages csv;

    @GET
    @Path("{code}/observations.csv.gz")
    @Produces(GZIP)
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "downloadObservations",
            summary = "Download all values of an indicator",
            description =
                    "One CSV file, compressed, with the columns of an observation; the values that the caller may see. Its"
                            + " `ETag` changes with the indicator's last vintage.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(mediaType = GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "You have it already.")
    public Response download(@BeanParam Wanted wanted) {
        return file(wanted, "csv.gz", (first, out) -> {
            try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                csv.write(first, ObservationView.class, zip);
            }
        });
    }

    @GET
    @Path("{code}/observations.parquet")
    @Produces(PARQUET)
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "downloadObservationsAsParquet",
            summary = "Download all values of an indicator as Parquet",
            description =
                    "One Parquet file (Zstandard), with the columns of an observation: `value` is a double or null, `vintage` a"
                            + " UTC timestamp in microseconds, all others are texts; the values that the caller may see. Its"
                            + " `ETag` changes with the indicator's last vintage.",
            extensions = @Extension(name = "x-hengce-needs", value = "addObservations"))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(mediaType = PARQUET, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "You have it already.")
    public Response downloadAsParquet(@BeanParam Wanted wanted) {
        return file(wanted, "parquet", ParquetObservations::write);
    }

    /** Writes the list that begins with a page. */
    @FunctionalInterface
    private interface Format {
        void write(Page<ObservationView> first, OutputStream out) throws IOException;
    }

    private Response file(Wanted wanted, String ending, Format format) {
        Sight sight = sights.ofCaller();
        ObservationFilter filter = bulk.everything(wanted.code(), Asked.flag("history", wanted.history()));
        StreamingOutput file =
                out -> format.write(query.list(filter, sight, PageRequest.of(PageRequest.LARGEST, null)), out);
        return Response.ok(file)
                .tag(new EntityTag(bulk.tag(filter, sight) + "_" + ending))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\"".formatted(filter.indicator(), ending))
                .build();
    }
}
