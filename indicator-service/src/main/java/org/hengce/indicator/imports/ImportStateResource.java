package org.hengce.indicator.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.indicator.imports.ImportQuery.Upload;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.problem.Language;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Imports as they are read over HTTP: which there are, what became of one, and why its rows were refused. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports", description = "Files of values; taken in at once, published a moment later.")
public class ImportStateResource {
    private static final Set<String> STATES =
            Set.of("RECEIVING", "QUEUED", "RUNNING", "COMPLETED", "REJECTED", "FAILED");

    @Inject
    ImportQuery query;

    @Inject
    OwnImports imports;

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listImports",
            summary = "List imports",
            description = "The newest first.",
            extensions = @Extension(name = "x-hengce-needs", value = "importFile"))
    @APIResponse(responseCode = "200", description = "A page of imports.")
    public Page<ImportView> list(
            @Parameter(
                            description = "Only those in this state.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "RECEIVING",
                                                "QUEUED",
                                                "RUNNING",
                                                "COMPLETED",
                                                "REJECTED",
                                                "FAILED"
                                            }))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (status != null && !STATES.contains(status)) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of(
                            "status is one of %s, not '%s'", "status 应为 %s 之一，而不是“%s”", new TreeSet<>(STATES), status));
        }
        return query.list(status, imports.caller(), imports.seesAll(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getImport",
            summary = "Read what became of an import",
            description =
                    "`Upload-Offset` and `Upload-Complete` say its sender how much of the file is here; `HEAD` is enough for that.",
            extensions = @Extension(name = "x-hengce-needs", value = "importFile"))
    @APIResponse(
            responseCode = "200",
            description = "How far it has come, and what was wrong.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response get(
            @Parameter(description = "Id of the import.", example = ImportResource.ID) @PathParam("id") String id,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Upload upload = imports.find(id);
        ImportView view = query.byId(upload.id(), language(lang, headers), imports.isOwn(upload))
                .orElseThrow(() -> Problem.notFound(OwnImports.IMPORT, id));
        Response.ResponseBuilder answer = Response.ok(view);
        if (imports.isOwn(upload)) {
            answer.header(UploadHeaders.OFFSET, upload.offset())
                    .header(UploadHeaders.COMPLETE, UploadHeaders.complete(upload.open()));
        }
        return answer.build();
    }

    @GET
    @Path("{id}/errors")
    @Produces(FileFormat.CSV_TYPE)
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "getImportErrors",
            summary = "Read why rows of an import were refused",
            description =
                    "CSV: line, column, value, reason, suggestion; the first 10,000. For its sender and administrators. What"
                            + " a spreadsheet would take for a formula begins with an apostrophe.",
            extensions = @Extension(name = "x-hengce-needs", value = "importFile"))
    @APIResponse(
            responseCode = "200",
            description = "The errors; a header alone if there are none.",
            content = @Content(mediaType = FileFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response errors(
            @Parameter(description = "Id of the import.", example = ImportResource.ID) @PathParam("id") String id,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        return Response.ok(ImportErrors.csv(query.errors(imports.own(id).id(), language(lang, headers))))
                .type(FileFormat.CSV_TYPE + ";charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"errors.csv\"")
                .build();
    }

    private static Locale language(@Nullable String lang, HttpHeaders headers) {
        return Language.of(lang, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
