package org.hengce.indicator.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
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
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
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
import org.hengce.indicator.imports.ImportQuery.Upload;
import org.hengce.indicator.imports.ImportReception.Part;
import org.hengce.indicator.imports.ImportReception.Received;
import org.hengce.indicator.imports.ImportStore.Unfinished;
import org.hengce.indicator.observations.Day;
import org.hengce.indicator.observations.Moment;
import org.hengce.indicator.observations.ReleaseMoment;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.idempotency.Claim;
import org.hengce.kit.idempotency.Idempotency;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemMappers;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Imports over HTTP: the file is the body, what became of it stands at the Location. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports", description = "Files of values; taken in at once, published a moment later.")
public class ImportResource {
    /** Stand in the OpenAPI document; the acceptance tests send them. */
    private static final String EXAMPLE = """
            indicator,region,period,value
            patent-grants,CN-GD,2018,478082
            patent-grants,CN-GD,2019,527390
            """;

    private static final String SDMX_EXAMPLE = """
            STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,SECTOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS
            dataflow,HENGCE:patent-grants(1.0.0),I,A,patent-grants,CN-GD,_T,2017,332652,A,F
            """;
    static final String ID = "0b0e8f0c-0c0b-4f6e-9d57-2d1c6a1f5b7e";

    /** A file that is taken in; what becomes of it stands at the Location. */
    @Schema(name = "ImportQueued", description = "A file that was taken in.")
    public record Queued(
            UUID id, @Schema(enumeration = "QUEUED") String status) {}

    /** The beginning of a file; it is gone on with at the Location. */
    @Schema(name = "ImportBegun", description = "The beginning of a file.")
    public record Begun(
            UUID id, @Schema(enumeration = "RECEIVING") String status) {}

    @Inject
    ImportReception reception;

    @Inject
    ImportStore store;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    @Inject
    ProblemMappers problems;

    @Inject
    OwnImports imports;

    @POST
    @Consumes({FileFormat.CSV_TYPE, FileFormat.SDMX_TYPE, FileFormat.XLSX_TYPE})
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "importFile",
            summary = "Import a file",
            description =
                    "The body is the file. CSV: UTF-8 or GB18030, separated by commas, semicolons or tabs (what was found"
                            + " is shown), a header row, columns"
                            + " `indicator, region, sector, period, value, status, confidentiality` (`sector`, `status` and"
                            + " `confidentiality` may be absent). SDMX-CSV 2.0: ACTION `D` withdraws a value. XLSX: a sheet with such"
                            + " columns. Rows are checked while the file is read; what became of them is read at the `Location`.",
            extensions = @Extension(name = "x-hengce-needs", value = "putIndicator putRegion"))
    @APIResponse(
            responseCode = "201",
            description = "With `Upload-Complete: ?0`: begun, to be gone on with.",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where it is gone on with.",
                        required = true,
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = UploadHeaders.OFFSET,
                        description = "How many bytes are here.",
                        required = true,
                        schema = @Schema(type = SchemaType.INTEGER, minimum = "0")),
                @Header(
                        name = UploadHeaders.COMPLETE,
                        description = "`?0`: more is to come.",
                        required = true,
                        schema = @Schema(enumeration = "?0"))
            },
            content = @Content(schema = @Schema(implementation = Begun.class)))
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
            links = {
                @Link(
                        name = "outcome",
                        operationId = "getImport",
                        description = "What became of it.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/id")),
                @Link(
                        name = "errors",
                        operationId = "getImportErrors",
                        description = "Why rows were refused.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/id"))
            })
    @Parameter(ref = "#/components/parameters/Idempotency-Key")
    @Parameter(
            name = UploadHeaders.COMPLETE,
            in = ParameterIn.HEADER,
            description = "`?0`: the file may come in several requests (CSV only).",
            schema = @Schema(enumeration = {"?0", "?1"}))
    public Response receive(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = FileFormat.CSV_TYPE,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples = @ExampleObject(name = "patents", value = EXAMPLE)),
                                @Content(
                                        mediaType = FileFormat.SDMX_TYPE,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples = @ExampleObject(name = "patents", value = SDMX_EXAMPLE)),
                                @Content(
                                        mediaType = FileFormat.XLSX_TYPE,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
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
                            description = "What a wrong row does: refuse the file, or be left out.",
                            schema =
                                    @Schema(
                                            enumeration = {"REJECT_FILE", "REJECT_ROWS"},
                                            defaultValue = "REJECT_FILE"))
                    @QueryParam("onError")
                    @Nullable
                    String onError,
            @Parameter(
                            description = "Check everything, publish nothing.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @Parameter(
                            description =
                                    "When its values are to be published, in the future: an instant, or a day, which means its"
                                            + " beginning in Asia/Shanghai.",
                            example = "2099-01-20T02:00:00Z",
                            schema = @Schema(anyOf = {Day.class, Moment.class}))
                    @QueryParam("releaseAt")
                    @Nullable
                    String releaseAt,
            @Parameter(description = "Of a workbook, the sheet to be read; its first where this is absent.")
                    @QueryParam("sheet")
                    @Nullable
                    String sheet,
            @Context HttpHeaders headers)
            throws IOException {
        @Nullable Part said = UploadHeaders.part(headers.getHeaderString(UploadHeaders.COMPLETE));
        Part part = said == Part.MORE_TO_COME ? said : Part.LAST;
        @Nullable Instant moment = ReleaseMoment.of("releaseAt", releaseAt, clock.instant());
        ImportOrder order = ImportOrder.of(headers.getMediaType(), columns, sheet, onError, dryRun, moment, part);
        Claim claim = idempotency.claim();
        if (claim.isDone()) {
            return again(claim.replay(fingerprint(order, Sha256.hex(file))));
        }
        try {
            DigestInputStream digested = new DigestInputStream(new SentFile(file, claim::renew), Sha256.digest());
            Received received =
                    reception.receive(digested, order, part, it -> keep(claim, order, digested, accepted(it.id())));
            if (part == Part.LAST) {
                return accepted(received.id());
            }
            Response begun = begun(received);
            QuarkusTransaction.requiringNew().run(() -> keep(claim, order, digested, begun));
            return begun;
        } catch (IOException | RuntimeException e) {
            claim.release();
            throw e;
        }
    }

    private void keep(Claim claim, ImportOrder order, DigestInputStream read, Response answer) {
        claim.keep(
                fingerprint(
                        order, HexFormat.of().formatHex(read.getMessageDigest().digest())),
                answer);
    }

    private String fingerprint(ImportOrder order, String sha256) {
        return idempotency.fingerprint(
                Stream.concat(order.content().stream(), Stream.of(sha256)).toList());
    }

    /** The beginning of an upload is answered with how far it has come by now: there it goes on. */
    private Response again(Response kept) {
        if (kept.getStatus() != Response.Status.CREATED.getStatusCode()) {
            return kept;
        }
        String location = kept.getHeaderString(HttpHeaders.LOCATION);
        Upload upload = imports.find(location.substring(location.lastIndexOf('/') + 1));
        return Response.fromResponse(kept)
                .header(UploadHeaders.OFFSET, upload.offset())
                .header(UploadHeaders.COMPLETE, UploadHeaders.complete(upload.open()))
                .build();
    }

    private static Response accepted(UUID id) {
        return Response.accepted(new Queued(id, "QUEUED"))
                .header(HttpHeaders.LOCATION, location(id))
                .build();
    }

    private static Response begun(Received received) {
        return Response.status(Response.Status.CREATED)
                .entity(new Begun(received.id(), "RECEIVING"))
                .header(HttpHeaders.LOCATION, location(received.id()))
                .header(UploadHeaders.OFFSET, received.offset())
                .header(UploadHeaders.COMPLETE, UploadHeaders.complete(true))
                .build();
    }

    private static String location(UUID id) {
        return "/api/v1/imports/" + id;
    }

    @PATCH
    @Path("{id}")
    @Consumes(UploadHeaders.PARTIAL)
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "continueImport",
            summary = "Go on with an import",
            description = "For a file that was begun with `Upload-Complete: ?0`, by its sender. `HEAD` of the"
                    + " import says at which `Upload-Offset`; `Upload-Complete: ?1` with the last part.",
            // Only an upload that was begun with a header can be gone on with; ImportUploadTest does it.
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(
            responseCode = "202",
            description = "The file is whole, to be published.",
            content = @Content(schema = @Schema(implementation = Queued.class)))
    @APIResponse(
            responseCode = "204",
            description = "Taken in, more is to come.",
            headers = {
                @Header(
                        name = UploadHeaders.OFFSET,
                        description = "How many bytes are here.",
                        required = true,
                        schema = @Schema(type = SchemaType.INTEGER, minimum = "0")),
                @Header(
                        name = UploadHeaders.COMPLETE,
                        description = "`?0`: more is to come.",
                        required = true,
                        schema = @Schema(enumeration = "?0"))
            })
    @APIResponse(
            responseCode = "409",
            description = "The file does not end at this offset; `Upload-Offset` says where it does.")
    @Parameter(
            name = UploadHeaders.OFFSET,
            in = ParameterIn.HEADER,
            required = true,
            description = "At which byte of the file the body begins.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = UploadHeaders.LARGEST_OFFSET))
    @Parameter(
            name = UploadHeaders.COMPLETE,
            in = ParameterIn.HEADER,
            required = true,
            description = "Whether the file ends with the body.",
            schema = @Schema(enumeration = {"?0", "?1"}))
    public Response goOn(
            @Parameter(description = "Id of the import.", example = ID) @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = UploadHeaders.PARTIAL,
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples = @ExampleObject(name = "rest", value = EXAMPLE)))
                    InputStream file,
            @Context HttpHeaders headers)
            throws IOException {
        Part part = UploadHeaders.requirePart(headers.getHeaderString(UploadHeaders.COMPLETE));
        long offset = UploadHeaders.requireOffset(headers.getHeaderString(UploadHeaders.OFFSET));
        Upload upload = imports.toGoOnWith(id);
        Unfinished begun = store.unfinished(upload.id()).orElse(null);
        if (begun == null) {
            return conflict(
                    upload.offset(),
                    Message.of(
                            "this import is not open: its file is whole, or was not begun as one that may be continued",
                            "此导入任务不可继续：文件已完整，或并非以可续传方式开始"));
        }
        if (begun.offset() != offset) {
            return conflict(
                    begun.offset(),
                    Message.of(
                            "%d bytes of the file are here, and this part begins at %d; send it from %d on",
                            "文件已接收 %d 字节，而此部分从 %d 开始；请从 %d 处发送", begun.offset(), offset, begun.offset()));
        }
        Received received = reception.goOn(begun, new SentFile(file, () -> {}), part);
        if (part == Part.LAST) {
            return accepted(received.id());
        }
        return Response.noContent()
                .header(UploadHeaders.OFFSET, received.offset())
                .header(UploadHeaders.COMPLETE, UploadHeaders.complete(true))
                .build();
    }

    private Response conflict(long offset, Message detail) {
        return Response.fromResponse(problems.problem(Problem.of(ProblemType.CONFLICT, detail)))
                .header(UploadHeaders.OFFSET, offset)
                .build();
    }
}
