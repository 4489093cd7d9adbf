package org.hengce.policy.assessments;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.SelfAssessment;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.paging.TableTypes;
import org.hengce.policy.policies.Numbered;
import org.hengce.policy.policies.PolicyExamples;
import org.jspecify.annotations.Nullable;

/** Self-assessments over HTTP. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Self-assessments", description = "What agencies report of their own policies (自评), beside the estimate.")
public class SelfAssessmentResource {
    private static final String EXAMPLE = """
            {
              "on": "2022-01-31",
              "by": "广东省科学技术厅",
              "text": {"zh": "专利授权量显著增长。", "en": "Patent grants have grown markedly."},
              "claims": [{"indicator": "patent-grants", "value": 0.15, "unit": "log points"}],
              "attachments": [{"name": "自评报告.pdf", "mediaType": "application/pdf", "bytes": 482133,
                               "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]
            }""";

    @Inject
    SelfAssessmentRegister register;

    @POST
    @Path("{code}/self-assessments")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "addSelfAssessment",
            summary = "Report on a policy of one's own",
            description =
                    "What was reported stays as it was: who has to mend it sends another. Of attachments it takes what there is to"
                            + " know; their bytes stay where they are. It goes into the policy's event, and evaluations show each"
                            + " claim beside the estimate.",
            extensions = @Extension(name = "x-hengce-needs", value = "movePolicy"))
    @APIResponse(
            responseCode = "201",
            description = "Received.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where it is.",
                            required = true,
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SelfAssessmentView.class)))
    @APIResponse(responseCode = "409", description = "The policy is a draft, or has too many of them.")
    public Response post(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "report", value = EXAMPLE)))
                    @NotNull
                    SelfAssessment assessment) {
        SelfAssessmentView received = register.receive(code, assessment);
        return Response.status(Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/policies/%s/self-assessments/%d".formatted(code, received.number()))
                .entity(received)
                .build();
    }

    @GET
    @Path("{code}/self-assessments")
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX, TableTypes.JSON_LINES})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listSelfAssessments",
            summary = "List the self-assessments of a policy",
            description = "Oldest first.",
            extensions = @Extension(name = "x-hengce-needs", value = "addSelfAssessment"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<SelfAssessmentView> list(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return register.list(code, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{code}/self-assessments/{number}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getSelfAssessment",
            summary = "Read a self-assessment",
            extensions = @Extension(name = "x-hengce-needs", value = "addSelfAssessment"))
    @APIResponse(responseCode = "200", description = "As it was received.")
    public SelfAssessmentView get(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(description = "Which one, from 1.", example = "1", schema = @Schema(pattern = Numbered.FORM))
                    @PathParam("number")
                    String number) {
        return register.one(code, Numbered.of("number", number));
    }
}
