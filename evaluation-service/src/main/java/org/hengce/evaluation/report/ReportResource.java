package org.hengce.evaluation.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.evaluation.report.Reports.Rendered;
import org.hengce.kit.document.DocumentTypes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.ReportDocument;
import org.hengce.reports.Format;
import org.jspecify.annotations.Nullable;

/** Reports over HTTP. */
@Path("/api/v1/evaluations")
@Tag(name = "Evaluations")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class ReportResource {
    private static final String STRUCTURE = """
            {"lang": "en", "form": "sheet", "title": "Grants for applied artificial intelligence", "kind": "Evidence sheet",
             "byline": "Policy GD-AI-GRANT, version 3",
             "run": {"id": "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10",
                     "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     "link": "/api/v1/evaluations/3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10", "software": "hengce 0.1.0",
                     "madeOn": "2026-04-01"},
             "sections": [{"id": "summary", "title": "Summary", "parts": [], "blocks": [
               {"type": "FINDING", "mark": "UNCLEAR", "text": "Cannot tell yet: the effect is estimated at 1.2 %."},
               {"type": "FACTS", "lead": true, "facts": [
                 {"name": "Rating", "value": "Inconclusive", "mark": "UNCLEAR", "exact": false}]}]}]}""";

    @Inject
    Reports reports;

    @Inject
    RegionScopes scopes;

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    @GET
    @Path("{id}/report")
    @Produces({
        DocumentTypes.HTML,
        DocumentTypes.PDF,
        DocumentTypes.MARKDOWN,
        TableTypes.XLSX,
        MediaType.APPLICATION_JSON,
        MediaType.WILDCARD
    }) // see DocumentTypes.accepted
    @Operation(
            operationId = "getEvaluationReport",
            summary = "Read the report of an evaluation",
            description =
                    "As a page, typeset, as Markdown, as a workbook with its tables, or as its own structure in JSON, by `Accept` or"
                            + " under its name with `.html`, `.pdf`, `.md`, `.xlsx` or `.json`; in Chinese or English by `lang` or"
                            + " `Accept-Language`. All formats have the same sentences. It is made from what"
                            + " the caller may see of the evaluation and says no more than that. The same evaluation gives the same"
                            + " caller the same bytes.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = DocumentTypes.HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = DocumentTypes.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = DocumentTypes.MARKDOWN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TableTypes.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReportDocument.class),
                        examples = @ExampleObject(name = "sheet", value = STRUCTURE))
            })
    @APIResponse(responseCode = "304", description = "You have it already.")
    @APIResponse(responseCode = "409", description = "The evaluation is not made yet.")
    @APIResponse(responseCode = "503", description = "Others are being made; ask again.")
    public Response report(
            @Parameter(description = "Id of the evaluation.", example = "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10")
                    @PathParam("id")
                    String id,
            @Parameter(
                            description = "`full`, or `sheet` for the one page of those who decide.",
                            schema =
                                    @Schema(
                                            enumeration = {"full", "sheet"},
                                            defaultValue = "full"))
                    @QueryParam("form")
                    @Nullable
                    String form) {
        UUID known = EvaluationIds.require(id);
        Form asked = form(form);
        Format format = format();
        Rendered rendered =
                reports.of(known, Asked.language(uri, headers), asked, format, scopes.ofHiddenValues()::covers);
        return answer(rendered, format, (asked == Form.SHEET ? "evidence-sheet-" : "evaluation-") + known);
    }

    @GET
    @Path("{id}/compare/{other}/report")
    @Produces({
        DocumentTypes.HTML,
        DocumentTypes.PDF,
        DocumentTypes.MARKDOWN,
        TableTypes.XLSX,
        MediaType.APPLICATION_JSON,
        MediaType.WILDCARD
    }) // see DocumentTypes.accepted
    @Operation(
            operationId = "getComparisonReport",
            summary = "Read a report of what moved between two evaluations",
            description =
                    "What `compareEvaluations` says, as a page, typeset, as Markdown, as a workbook or as its own structure in JSON, by"
                            + " `Accept` or under its name with `.html`, `.pdf`, `.md`, `.xlsx` or `.json`; in Chinese or English by"
                            + " `lang` or `Accept-Language`.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = DocumentTypes.HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = DocumentTypes.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = DocumentTypes.MARKDOWN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TableTypes.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReportDocument.class))
            })
    @APIResponse(responseCode = "304", description = "You have it already.")
    @APIResponse(
            responseCode = "409",
            description = "One is not made yet, or was made before what it was made from was kept.")
    @APIResponse(responseCode = "422", description = "They are evaluations of two policies.")
    @APIResponse(responseCode = "503", description = "Others are being compared or made; ask again.")
    public Response comparison(
            @Parameter(description = "Id of the older evaluation.", example = "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10")
                    @PathParam("id")
                    String id,
            @Parameter(description = "Id of the newer evaluation.", example = "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10")
                    @PathParam("other")
                    String other) {
        UUID older = EvaluationIds.require(id);
        UUID newer = EvaluationIds.require(other);
        Format format = format();
        Rendered rendered = reports.ofComparison(
                older, newer, Asked.language(uri, headers), format, scopes.ofHiddenValues()::covers);
        return answer(rendered, format, "comparison-" + newer);
    }

    private Response answer(Rendered rendered, Format format, String name) {
        Response.ResponseBuilder answer = DocumentTypes.file(
                rendered.bytes(), format.mediaType(), rendered.tag(), name + "." + format.extension());
        if (format == Format.HTML) {
            answer.header(
                    DocumentTypes.CONTENT_POLICY,
                    reports.contentPolicy()); // with that of other pages it would have no style
        }
        return answer.build();
    }

    /** What fits best of what the caller accepts. */
    private Format format() {
        return Format.of(DocumentTypes.accepted(
                headers,
                DocumentTypes.HTML,
                DocumentTypes.PDF,
                DocumentTypes.MARKDOWN,
                TableTypes.XLSX,
                MediaType.APPLICATION_JSON));
    }

    private static Form form(@Nullable String form) {
        if (form == null || form.equals("full")) {
            return Form.FULL;
        }
        if (form.equals("sheet")) {
            return Form.SHEET;
        }
        throw Problem.of(
                ProblemType.MALFORMED,
                Message.of("form is full or sheet, not '%s'", "form 应为 full 或 sheet，而不是“%s”", form));
    }
}
