package org.hengce.evaluation.analyses;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.evaluation.analyses.PanelAnalyses.Found;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.json.RawJson;
import org.hengce.methods.request.PanelRequest;
import org.hengce.methods.request.Spelling;
import org.hengce.methods.request.Words;
import org.hengce.presentation.json.AnalysisDocument;

/** One method on a panel that is sent along; nothing is stored. */
@Path("/api/v1/analyses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Analyses", description = "Computed while the caller waits; nothing is stored.")
public class AnalysisResource {
    private static final String NOT_FOUND = "X-Not-In-Panel";
    /** A header must stay short. */
    private static final int NOT_FOUND_LISTED = 50;

    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String EXAMPLE = """
            region,year,output,in_force
            CN-GD,2017,12.1,0
            CN-GD,2018,13.0,0
            CN-GD,2019,15.8,1
            CN-GD,2020,16.9,1
            CN-JS,2017,11.4,0
            CN-JS,2018,12.0,0
            CN-JS,2019,12.9,0
            CN-JS,2020,13.3,0
            CN-ZJ,2017,10.2,0
            CN-ZJ,2018,11.1,0
            CN-ZJ,2019,11.7,0
            CN-ZJ,2020,12.6,0
            """;

    @Inject
    PanelAnalyses analyses;

    @Inject
    BoundedWork work;

    @Inject
    AnalysesConfig config;

    @POST
    @Blocking
    @Consumes(PanelBody.CSV)
    @RolesAllowed({Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "analysePanel",
            summary = "Analyse a panel of one's own",
            description =
                    "Runs one method on the panel in the body and answers what `./hengce analyze --json` prints for the same file and"
                            + " options, byte for byte. The body is CSV in UTF-8 with a header; the parameters say which columns are what."
                            + " Nothing is stored, so that there is no `Idempotency-Key`: the same request gives the same answer. So many"
                            + " run at once and each for so long as the service is configured; the work ends when the caller goes away."
                            + " 422 says by `violations` which lines and columns are wrong, or by `reasons` what the method lacks.",
            extensions = @Extension(name = "x-hengce-changes-nothing", value = "true", parseValue = true))
    @Parameter(
            name = "method",
            in = ParameterIn.QUERY,
            required = true,
            description = "The method, by the command's name or as results name it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "before-after",
                                "its",
                                "did",
                                "bacon",
                                "group-time",
                                "synthetic-control",
                                "sdid",
                                "power",
                                "BEFORE_AFTER",
                                "INTERRUPTED_TIME_SERIES",
                                "DIFFERENCE_IN_DIFFERENCES",
                                "BACON",
                                "GROUP_TIME",
                                "SYNTHETIC_CONTROL",
                                "SYNTHETIC_DID",
                                "POWER"
                            }),
            example = "did")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "The column of the units; none where `interruption` says that it is a single series.",
            schema = @Schema(type = SchemaType.STRING),
            example = "region")
    @Parameter(
            name = "time",
            in = ParameterIn.QUERY,
            required = true,
            description = "The column of the periods.",
            schema = @Schema(type = SchemaType.STRING),
            example = "year")
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            required = true,
            description = "The column to look at; an empty cell is a missing value.",
            schema = @Schema(type = SchemaType.STRING),
            example = "output")
    @Parameter(
            name = "treated",
            in = ParameterIn.QUERY,
            description = "A column with 1 in the periods in which the unit is treated and 0 in the others.",
            schema = @Schema(type = SchemaType.STRING),
            example = "in_force")
    @Parameter(
            name = "firstTreated",
            in = ParameterIn.QUERY,
            description = "In its place, a column with the first treated period in every row; empty or 0 for never.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "treat",
            in = ParameterIn.QUERY,
            description =
                    "In its place, first treated periods as `UNIT=PERIOD,UNIT=PERIOD`; all others are never treated.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "interruption",
            in = ParameterIn.QUERY,
            description = "In its place, for a single series: the first periods after each interruption, `P,P2`.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "covariates",
            in = ParameterIn.QUERY,
            description = "Numeric columns, with commas between.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "cluster",
            in = ParameterIn.QUERY,
            description = "One or two columns within whose values rows depend on each other.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "weights",
            in = ParameterIn.QUERY,
            description = "A column, of which each unit's mean before the first treatment is its weight.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "transform",
            in = ParameterIn.QUERY,
            description = "`level`, `log`, `growth`, `per-capita:COLUMN` or `deflated:COLUMN`.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            pattern = "^(level|log|growth|(per-capita|deflated):.+)$",
                            defaultValue = "level"))
    @Parameter(
            name = "exclude",
            in = ParameterIn.QUERY,
            description = "Units to leave out, with commas between.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The first period that counts.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The last period that counts.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            description = "Of the intervals, between 0.01 and 0.999999; not for `bacon` and `power`, which have none.",
            schema = @Schema(type = SchemaType.NUMBER, defaultValue = "0.95"))
    @Parameter(
            name = "seed",
            in = ParameterIn.QUERY,
            description = "Of the draws; made from panel and specification where it is not given.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "-9007199254740991", maximum = "9007199254740991"))
    @Parameter(
            name = "set",
            in = ParameterIn.QUERY,
            description = "A setting of the method, `KEY=VALUE`, once for each; the page of the method explains them.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "What the method found.",
            headers =
                    @Header(
                            name = NOT_FOUND,
                            description =
                                    "Units of `exclude` that are not in the panel, percent-encoded, with commas between, at most 50; absent where all are.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = AnalysisDocument.class)))
    public Response analyse(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = PanelBody.CSV,
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples = @ExampleObject(name = "provinces", value = EXAMPLE)))
                    InputStream panel,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context RoutingContext request)
            throws IOException {
        PanelBody body = PanelBody.of(panel, headers, config.largestBody().asLongValue());
        PanelRequest asked = analyses.read(words(uri));
        Found found = work.run(request, () -> analyses.analyse(asked, body));
        Response.ResponseBuilder answer = Response.ok(new RawJson(found.json() + "\n"));
        if (!found.notFound().isEmpty()) {
            answer.header(NOT_FOUND, encoded(found.notFound()));
        }
        return answer.build();
    }

    private static Words words(UriInfo uri) {
        Map<String, List<String>> values = new LinkedHashMap<>(uri.getQueryParameters());
        values.keySet().retainAll(PanelRequest.OPTIONS); // not the language of the answer
        return new Words(values, Spelling.QUERY);
    }

    private static String encoded(List<String> units) {
        return units.stream()
                .limit(NOT_FOUND_LISTED)
                .map(unit -> URLEncoder.encode(unit, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining(","));
    }
}
