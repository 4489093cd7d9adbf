package org.hengce.indicator.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import org.hengce.contracts.Codes;
import org.hengce.kit.document.DocumentTypes;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.ChartDocument;
import org.hengce.presentation.chart.ChartSize;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.look.ContentPolicy;
import org.hengce.presentation.report.IndicatorReport;
import org.hengce.presentation.report.ReportDocument;
import org.hengce.reports.Format;
import org.hengce.reports.agency.Agency;
import org.hengce.reports.html.HtmlReport;

/** Indicators as pages, workbooks and charts over HTTP. */
@Path("/api/v1/indicators")
@Tag(name = "Indicators")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class IndicatorReportResource {
    private static final String EXAMPLE_CODE = "patent-grants";
    private static final String NEEDS = "addObservations";

    @Inject
    IndicatorReports reports;

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    @GET
    @Path("{code}/report")
    @Produces({
        DocumentTypes.HTML,
        DocumentTypes.MARKDOWN,
        TableTypes.XLSX,
        MediaType.APPLICATION_JSON,
        MediaType.WILDCARD // see DocumentTypes.accepted
    })
    @Operation(
            operationId = "getIndicatorReport",
            summary = "Read the report of an indicator",
            description =
                    "Its values over time and by region, how far they were revised, and what must be known before relying on"
                            + " them: as a page, as Markdown, as a workbook with its tables, or as its own structure in JSON, by"
                            + " `Accept` or under its name with `.html`, `.md`, `.xlsx` or `.json`; in Chinese or English by `lang`"
                            + " or `Accept-Language`. Values that the caller may not see are not in it.",
            extensions = @Extension(name = "x-hengce-needs", value = NEEDS))
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = DocumentTypes.HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = DocumentTypes.MARKDOWN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TableTypes.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReportDocument.class))
            })
    @APIResponse(responseCode = "304", description = "You have it already.")
    public Response report(
            @Parameter(description = "Its code.", example = EXAMPLE_CODE, schema = @Schema(pattern = Codes.INDICATOR))
                    @PathParam("code")
                    String code,
            @BeanParam SheetParameters parameters) {
        Format format = Format.of(DocumentTypes.accepted(
                headers, DocumentTypes.HTML, DocumentTypes.MARKDOWN, TableTypes.XLSX, MediaType.APPLICATION_JSON));
        byte[] bytes = format.of(IndicatorReport.of(reports.input(code, parameters, language(), true)));
        Response.ResponseBuilder answer =
                DocumentTypes.file(bytes, format.mediaType(), Sha256.hex(bytes), code + "." + format.extension());
        if (format == Format.HTML) {
            answer.header(DocumentTypes.CONTENT_POLICY, ContentPolicy.header(HtmlReport.contentPolicy(Agency.NONE)));
        }
        return answer.build();
    }

    @GET
    @Path("{code}/charts/{chart}")
    @Produces({DocumentTypes.SVG, TableTypes.CSV, MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            operationId = "getIndicatorChart",
            summary = "Read a chart of an indicator, or its data",
            description =
                    "As a picture of its own, or the numbers behind it as CSV or JSON, by `Accept` or under its name with `.svg`,"
                            + " `.csv` or `.json`: `values` (over time) or `map` (by region). There is none where the caller may"
                            + " see no value.",
            extensions = @Extension(name = "x-hengce-needs", value = NEEDS))
    @APIResponse(
            responseCode = "200",
            description = "The chart.",
            content = {
                @Content(mediaType = DocumentTypes.SVG, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TableTypes.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChartDocument.class))
            })
    @APIResponse(responseCode = "304", description = "You have it already.")
    public Response chart(
            @Parameter(description = "Its code.", example = EXAMPLE_CODE, schema = @Schema(pattern = Codes.INDICATOR))
                    @PathParam("code")
                    String code,
            @Parameter(description = "Its name.", example = "values") @PathParam("chart") String chart,
            @BeanParam SheetParameters parameters) {
        Figure figure = IndicatorReport.figures(reports.input(code, parameters, language(), false)).stream()
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
        return Response.ok(document, type)
                .header(HttpHeaders.VARY, DocumentTypes.VARY)
                .build();
    }

    private Language language() {
        return Language.of(org.hengce.kit.problem.Language.of(
                uri.getQueryParameters().getFirst("lang"), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}
