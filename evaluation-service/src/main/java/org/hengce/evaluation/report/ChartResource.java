package org.hengce.evaluation.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.kit.document.DocumentTypes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.presentation.chart.ChartDocument;
import org.hengce.presentation.chart.ChartSize;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.look.ContentPolicy;
import org.hengce.presentation.report.EvaluationInput;
import org.hengce.presentation.report.EvaluationReport;

/** The charts of a report, each at an address of its own with its data beside it. */
@Path("/api/v1/evaluations")
@Tag(name = "Evaluations")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class ChartResource {

    @Inject
    Reports reports;

    @Inject
    RegionScopes scopes;

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    @GET
    @Path("{id}/charts/{chart}")
    @Produces({DocumentTypes.SVG, TableTypes.CSV, MediaType.APPLICATION_JSON, MediaType.WILDCARD
    }) // see DocumentTypes.accepted
    @Operation(
            operationId = "getEvaluationChart",
            summary = "Read a chart of an evaluation, or its data",
            description =
                    "As a picture of its own, or the numbers behind it as CSV or JSON, by `Accept` or under its name with `.svg`,"
                            + " `.csv` or `.json`. Charts are named by the effect's number and what they show: `e1-path` (observed"
                            + " against counterfactual), `e1-gap`, `e1-events`, `e1-donors`, `e1-units`. Of effects that are not for the caller there are none.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(
            responseCode = "200",
            description = "The chart.",
            content = {
                @Content(mediaType = DocumentTypes.SVG, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TableTypes.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChartDocument.class))
            })
    @APIResponse(responseCode = "304", description = "You have it already.")
    @APIResponse(responseCode = "409", description = "The evaluation is not made yet.")
    public Response chart(
            @Parameter(description = "Id of the evaluation.", example = "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10")
                    @PathParam("id")
                    String id,
            @Parameter(description = "Its name.", example = "e1-path") @PathParam("chart") String chart) {
        EvaluationInput input =
                reports.input(EvaluationIds.require(id), Asked.language(uri, headers), scopes.ofHiddenValues()::covers);
        Figure figure = EvaluationReport.figures(input).stream()
                .filter(each -> each.id().equals(chart))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(new Message("chart", "图"), chart));
        String type = DocumentTypes.accepted(headers, DocumentTypes.SVG, TableTypes.CSV, MediaType.APPLICATION_JSON);
        if (type.equals(DocumentTypes.SVG)) {
            return DocumentTypes.answer(figure.standalone(ChartSize.WIDE), type)
                    .header(DocumentTypes.CONTENT_POLICY, ContentPolicy.header(Figure.contentPolicy()))
                    .build();
        }
        ChartDocument document = ChartDocument.of(figure);
        if (type.equals(TableTypes.CSV)) {
            return DocumentTypes.csv(uri, document.names(), document.rows()).build();
        }
        return Response.ok(document, type) // the kit gives JSON its tag
                .header(HttpHeaders.VARY, DocumentTypes.VARY)
                .build();
    }
}
