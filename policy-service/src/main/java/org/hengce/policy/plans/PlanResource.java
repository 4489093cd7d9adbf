package org.hengce.policy.plans;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import org.hengce.kit.etag.Revision;
import org.hengce.kit.identity.Roles;
import org.hengce.policy.plans.PlanRegister.Sealed;
import org.hengce.policy.policies.Numbered;
import org.hengce.policy.policies.PolicyExamples;
import org.hengce.policy.policies.Reason;
import org.jspecify.annotations.Nullable;

/** Evaluation plans over HTTP. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans", description = "What a policy's evaluation promises before anything is seen.")
public class PlanResource {
    @Inject
    PlanRegister register;

    @PUT
    @Path("{code}/plan")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "sealPlan",
            summary = "Seal an evaluation plan",
            description =
                    "Before the first period after the policy's start is over: how each goal will be evaluated, and on which days"
                            + " results count. A plan that was sealed is amended by sealing another, with `If-Match`; the old one"
                            + " stays, and an amendment that comes after that period is `late`. What the last one says already"
                            + " changes nothing.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(
            responseCode = "201",
            description = "Sealed.",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where this version is.",
                        required = true,
                        schema = @Schema(implementation = String.class)),
                @Header(name = "ETag", ref = "ETag")
            },
            content = @Content(schema = @Schema(implementation = SealedPlan.class)))
    @APIResponse(
            responseCode = "200",
            description = "The last one says the same.",
            content = @Content(schema = @Schema(implementation = SealedPlan.class)))
    @APIResponse(responseCode = "404", description = "There is no such policy.")
    @APIResponse(
            responseCode = "409",
            description = "The first period after the policy's start is over, and no plan was sealed before that.")
    public Response put(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.AHEAD_CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(
                            description = Reason.DESCRIPTION,
                            example = Reason.EXAMPLE,
                            schema = @Schema(maxLength = Reason.LONGEST))
                    @QueryParam("reason")
                    @Nullable
                    String reason,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "plan", value = PlanExamples.PLAN)))
                    @NotNull
                    PlanDraft draft) {
        Sealed sealed = register.seal(code, ifMatch, Reason.of(reason), draft);
        Response.ResponseBuilder answer = answer(sealed.plan());
        return sealed.now()
                ? answer.status(Response.Status.CREATED)
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/v1/policies/%s/plan/%d"
                                        .formatted(code, sealed.plan().plan().version()))
                        .build()
                : answer.build();
    }

    @GET
    @Path("{code}/plan")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getPlan",
            summary = "Read the evaluation plan that was sealed last",
            extensions = @Extension(name = "x-hengce-needs", value = "sealPlan"))
    @APIResponse(
            responseCode = "200",
            description = "The plan.",
            content = @Content(schema = @Schema(implementation = SealedPlan.class)))
    public Response get(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.AHEAD_CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code) {
        return answer(register.newest(code)).build();
    }

    @GET
    @Path("{code}/plan/{number}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getPlanVersion",
            summary = "Read one of the evaluation plans that were sealed",
            extensions = @Extension(name = "x-hengce-needs", value = "sealPlan"))
    @APIResponse(
            responseCode = "200",
            description = "The plan.",
            content = @Content(schema = @Schema(implementation = SealedPlan.class)))
    public Response version(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.AHEAD_CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(description = "Which one, from 1.", example = "1", schema = @Schema(pattern = Numbered.FORM))
                    @PathParam("number")
                    String number) {
        return answer(register.version(code, Numbered.of("number", number))).build();
    }

    /** Its tag is its number, and whether it is late, which the policy's coverage decides. */
    private static Response.ResponseBuilder answer(SealedPlan plan) {
        Revision version = new Revision(plan.plan().version());
        return Response.ok(plan).tag(version.tag(plan.late() ? "late" : ""));
    }
}
