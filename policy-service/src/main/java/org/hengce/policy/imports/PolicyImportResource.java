package org.hengce.policy.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.problem.Language;
import org.hengce.policy.workbooks.PolicyTemplate;
import org.jspecify.annotations.Nullable;

/** Files of policies over HTTP. */
@Path("/api/v1/policy-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
public class PolicyImportResource {
    /**
     * Policies as they are exported, which the acceptance tests send: a workbook is no text to stand in the document, and of lines of
     * JSON it would take the first alone.
     */
    private static final String WORKBOOK = "/api/v1/policies.xlsx?limit=100";

    private static final String LINES = "/api/v1/policies.jsonl?limit=100";

    @Inject
    PolicyImport policies;

    @Inject
    ObjectMapper json;

    @POST
    @Consumes({TableTypes.JSON_LINES, TableTypes.XLSX})
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "importPolicies",
            summary = "Register the policies of a file",
            description =
                    "JSON Lines: UTF-8, one policy a line, as the list of policies gives them; what the list says beside the"
                            + " text (`status`, `version`, `pending` …) is passed over. All become drafts. Those that are there with the same content are left; one that is there"
                            + " with other content is refused. A file has at most 16 MB. XLSX: as `template.xlsx` has it, or as"
                            + " policies are exported; errors name the cell (`Coverage!C14`).",
            extensions = @Extension(name = "x-hengce-needs", value = "putRegion registerPolicy"))
    @APIResponse(
            responseCode = "200",
            description = "What became of it.",
            content = @Content(schema = @Schema(implementation = PolicyImportView.class)))
    public Response post(
            @Parameter(
                            description = "Only says what would become of the file.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @Parameter(
                            description = "Whether wrong lines refuse the whole file (422), or themselves alone.",
                            schema = @Schema(implementation = OnError.class, defaultValue = "REJECT_FILE"))
                    @QueryParam("onError")
                    @Nullable
                    String onError,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = TableTypes.JSON_LINES,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                        examples =
                                                @ExampleObject(
                                                        name = "exported",
                                                        summary = "Policies as they are exported",
                                                        externalValue = LINES)),
                                @Content(
                                        mediaType = TableTypes.XLSX,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                        examples =
                                                @ExampleObject(
                                                        name = "exported",
                                                        summary = "Policies as they are exported",
                                                        externalValue = WORKBOOK))
                            })
                    @NotNull
                    byte[] file,
            @Context HttpHeaders headers)
            throws IOException {
        @Nullable OnError asked = Asked.value("onError", onError, List.of(OnError.values()));
        @Nullable MediaType type = headers.getMediaType(); // none where there is no body
        boolean isWorkbook = type != null && TableTypes.XLSX.equalsIgnoreCase(type.getType() + "/" + type.getSubtype());
        // Before there is a transaction: reading may have to wait for memory.
        PolicyFile sent = isWorkbook ? WorkbookFile.read(file, json) : new JsonLines(file);
        return Response.ok(
                        policies.take(sent, Asked.flag("dryRun", dryRun), asked == null ? OnError.REJECT_FILE : asked))
                .build();
    }

    @GET
    @Path("template")
    @Produces(TableTypes.XLSX)
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getPolicyTemplate",
            summary = "The workbook in which policies are written down",
            description =
                    "Also as `template.xlsx`. A sheet of policies and one for each of their lists, joined by the policy's code;"
                            + " first rows name fields, second rows say what they are, in Chinese or English. `Codes` has the values that"
                            + " may stand in cells, `Example` an example.")
    @APIResponse(
            responseCode = "200",
            description = "The workbook.",
            content =
                    @Content(
                            mediaType = TableTypes.XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response template(@Context HttpHeaders headers, @Context UriInfo uri) {
        Locale locale = Language.of(
                uri.getQueryParameters().getFirst("lang"), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        StreamingOutput file = out -> PolicyTemplate.write(out, locale, json);
        return Response.ok(file).language(locale).build();
    }
}
