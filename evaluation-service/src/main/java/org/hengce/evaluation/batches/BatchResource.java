package org.hengce.evaluation.batches;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Language;
import org.jspecify.annotations.Nullable;

/** Reports of many policies over HTTP. */
@Path("/api/v1/report-batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Report batches", description = "Reports of many policies, made in the background, as one file.")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class BatchResource {
    private static final String ZIP = "application/zip";
    private static final String ID = "8d5f2c1e-3a70-4f0e-9b8c-2f6f6a0d4c11";
    private static final String EXAMPLE = """
            {"policies": ["GD-AI-GRANT"], "lang": "zh", "form": "sheet", "format": "pdf"}""";

    /** A batch that was taken in; how far it is stands at the Location. */
    @Schema(name = "ReportBatchQueued", description = "A batch that was taken in.")
    public record Queued(
            UUID id, @Schema(enumeration = "QUEUED") String status) {}

    @Inject
    BatchRegister register;

    @Inject
    BatchFiles files;

    @POST
    @Idempotent
    @Operation(
            operationId = "requestReportBatch",
            summary = "Ask for the reports of many policies",
            description =
                    "Of the last evaluation of each that events started, as it is now and as the caller may see it now. Policies of"
                            + " which there is none are named at the `Location` with the reason; the others are made, up to 1,000.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(
            responseCode = "202",
            description = "Taken in, to be made.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where it is read how far it is.",
                            required = true,
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Queued.class)),
            links = {
                @Link(
                        name = "progress",
                        operationId = "getReportBatch",
                        description = "How far it is.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/id")),
                @Link(
                        name = "cancel",
                        operationId = "deleteReportBatch",
                        description = "It is not needed any more.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/id"))
            })
    @APIResponse(responseCode = "409", description = "You have as many reports in batches as are kept for one person.")
    public Response ask(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "one-page", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    BatchRequest request,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        UUID id = register.ask(
                request,
                org.hengce.presentation.Language.of(
                        Language.of(lang, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
        return Response.accepted(new Queued(id, "QUEUED"))
                .header(HttpHeaders.LOCATION, "/api/v1/report-batches/" + id)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getReportBatch",
            summary = "Read how far a batch of reports is",
            description = "For who asked for it, and administrators.",
            extensions = @Extension(name = "x-hengce-needs", value = "requestReportBatch"))
    @APIResponse(
            responseCode = "200",
            description = "How far it is, and which reports there will not be.",
            content = @Content(schema = @Schema(implementation = ReportBatch.class)),
            links =
                    @Link(
                            name = "file",
                            operationId = "downloadReportBatch",
                            description = "The reports, once all are made.",
                            parameters = @LinkParameter(name = "id", expression = "$response.body#/file/id")))
    public ReportBatch progress(@Parameter(description = "Id of the batch.", example = ID) @PathParam("id") String id) {
        return register.progress(register.own(id));
    }

    @GET
    @Path("{id}/file")
    @Produces(ZIP)
    @Operation(
            operationId = "downloadReportBatch",
            summary = "Download the reports of a batch",
            description =
                    "A ZIP: `contents.csv`, which says of each policy its evaluation, status, rating, file, size and SHA-256, or why"
                            + " there is no report; then the reports, named by policy and language, as `GD-AI-GRANT.zh.pdf`. It is"
                            + " kept for a day. It shows what whoever asked might see then, and is not handed out any more once values"
                            + " that it rests on are hidden.",
            extensions = @Extension(name = "x-hengce-needs", value = "getReportBatch"))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "You have it already.")
    @APIResponse(
            responseCode = "409",
            description = "Not all are made yet; or it shows more than you may see today, ask for it again.")
    @APIResponse(responseCode = "410", description = "It is kept no longer; ask for it again.")
    public Response download(@Parameter(description = "Id of the batch.", example = ID) @PathParam("id") String id) {
        BatchFiles.File file = files.of(id);
        return Response.ok(file.content())
                .tag(new EntityTag(file.tag()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"reports-%s.zip\"".formatted(file.batch()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteReportBatch",
            summary = "Cancel a batch of reports",
            description =
                    "What is not made yet is not made, what is made is thrown away. For who asked for it, and administrators.",
            extensions = @Extension(name = "x-hengce-needs", value = "requestReportBatch"))
    @APIResponse(responseCode = "204", description = "It is gone.")
    public void delete(@Parameter(description = "Id of the batch.", example = ID) @PathParam("id") String id) {
        register.delete(id);
    }
}
