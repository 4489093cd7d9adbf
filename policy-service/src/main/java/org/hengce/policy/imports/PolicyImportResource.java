package org.hengce.policy.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.jspecify.annotations.Nullable;

/** Files of policies over HTTP. */
@Path("/api/v1/policy-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
public class PolicyImportResource {
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String EXAMPLE = """
            {"code": "GD-CHIPS", "title": {"zh": "广东省芯片研发补助"}, "category": "RESEARCH_INNOVATION", "level": "PROVINCIAL", "coverage": [{"region": "CN-GD", "from": "2021"}]}
            {"code": "GD-PATENTS", "title": {"zh": "广东省专利资助"}, "category": "INTELLECTUAL_PROPERTY", "level": "PROVINCIAL", "coverage": [{"region": "CN-GD", "from": "2022"}]}
            """;

    @Inject
    PolicyImport policies;

    @POST
    @Consumes(TableTypes.JSON_LINES)
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "importPolicies",
            summary = "Register the policies of a file",
            description =
                    "JSON Lines: UTF-8, one policy a line, as the list of policies gives them; what the list says beside the"
                            + " text (`status`, `version`, `pending` …) is passed over. All become drafts. Those that are there with the same content are left; one that is there"
                            + " with other content is refused. A file has at most 16 MB.",
            extensions = @Extension(name = "x-hengce-needs", value = "putRegion"))
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
                            content =
                                    @Content(
                                            mediaType = TableTypes.JSON_LINES,
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples = @ExampleObject(name = "two", value = EXAMPLE)))
                    @NotNull
                    byte[] file) {
        @Nullable String asked = Asked.oneOf("onError", onError, OnError.values());
        return Response.ok(policies.take(
                        file,
                        Asked.flag("dryRun", dryRun),
                        asked == null ? OnError.REJECT_FILE : OnError.valueOf(asked)))
                .build();
    }
}
