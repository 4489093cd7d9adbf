package org.hengce.indicator.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.links.Link;
import org.eclipse.microprofile.openapi.annotations.links.LinkParameter;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.indicator.imports.ImportReception.Received;
import org.hengce.indicator.observations.Day;
import org.hengce.indicator.observations.Moment;
import org.hengce.indicator.observations.ReleaseMoment;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.idempotency.Claim;
import org.hengce.kit.idempotency.Idempotency;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Language;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Imports over HTTP: the file is the body, what became of it stands at the Location. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports", description = "Files of values; taken in at once, published a moment later.")
public class ImportResource {
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String EXAMPLE = """
            indicator,region,period,value
            patent-grants,CN-GD,2018,478082
            patent-grants,CN-GD,2019,527390
            """;

    /** A file that is taken in; what becomes of it stands at the Location. */
    @Schema(name = "ImportQueued", description = "A file that was taken in.")
    public record Queued(
            UUID id, @Schema(enumeration = "QUEUED") String status) {}

    @Inject
    ImportReception reception;

    @Inject
    ImportQuery query;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    @POST
    @Consumes("text/csv")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "importFile",
            summary = "Import a CSV file",
            description = "The body is the file: UTF-8, with or without a byte-order mark, a header row, columns"
                    + " `indicator, region, sector, period, value, status, confidentiality` (`sector`, `status` and"
                    + " `confidentiality` may be absent). Its rows are checked while it is read; one wrong row rejects it."
                    + " What became of it is read at the `Location`.",
            extensions = @Extension(name = "x-hengce-needs", value = "putIndicator putRegion"))
    @APIResponse(
            responseCode = "202",
            description = "Taken in, to be published.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where it is read what became of it.",
                            required = true,
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Queued.class)),
            links =
                    @Link(
                            name = "outcome",
                            operationId = "getImport",
                            description = "What became of it.",
                            parameters = @LinkParameter(name = "id", expression = "$response.body#/id")))
    @Parameter(ref = "#/components/parameters/Idempotency-Key")
    public Response receive(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples = @ExampleObject(name = "patents", value = EXAMPLE)))
                    InputStream file,
            @Parameter(
                            description =
                                    "Where the columns have other names: `target:column,…`; a constant for all rows:"
                                            + " `target:=constant`. The targets are the names above, each once.",
                            schema = @Schema(pattern = ColumnMapping.FORM),
                            examples =
                                    @ExampleObject(
                                            name = "renamed",
                                            value = "indicator:=patent-grants,region:region,period:period,value:value"))
                    @QueryParam("columns")
                    @Nullable
                    String columns,
            @Parameter(
                            description =
                                    "When its values are to be published, in the future: an instant, or a day, which means its"
                                            + " beginning in Asia/Shanghai.",
                            example = "2099-01-20T02:00:00Z",
                            schema = @Schema(anyOf = {Day.class, Moment.class}))
                    @QueryParam("releaseAt")
                    @Nullable
                    String releaseAt)
            throws IOException {
        ColumnMapping mapping = ColumnMapping.parse(columns);
        @Nullable Instant moment = ReleaseMoment.of("releaseAt", releaseAt, clock.instant());
        Claim claim = idempotency.claim();
        if (claim.isDone()) {
            return claim.replay(fingerprint(columns, releaseAt, Sha256.hex(file)));
        }
        try {
            Received received = reception.receive(
                    file,
                    mapping,
                    moment,
                    claim::renew,
                    it -> claim.keep(fingerprint(columns, releaseAt, it.sha256()), accepted(it.id())));
            return accepted(received.id());
        } catch (IOException | RuntimeException e) {
            claim.release();
            throw e;
        }
    }

    private String fingerprint(@Nullable String columns, @Nullable String releaseAt, String sha256) {
        return idempotency.fingerprint(Arrays.asList(columns, releaseAt, sha256));
    }

    private static Response accepted(UUID id) {
        return Response.accepted(new Queued(id, "QUEUED"))
                .header(HttpHeaders.LOCATION, "/api/v1/imports/" + id)
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getImport",
            summary = "Read what became of an import",
            extensions = @Extension(name = "x-hengce-needs", value = "importFile"))
    @APIResponse(responseCode = "200", description = "How far it has come, and what was wrong.")
    public ImportView get(
            @Parameter(description = "Id of the import.", example = "0b0e8f0c-0c0b-4f6e-9d57-2d1c6a1f5b7e")
                    @PathParam("id")
                    String id,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        return uuid(id).flatMap(known ->
                        query.byId(known, Language.of(lang, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))))
                .orElseThrow(() -> Problem.notFound(new Message("import", "导入任务"), id));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
