package org.hengce.evaluation.due;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** What waits for an evaluation, for who runs the installation. */
@Path("/api/v1/due-evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Due evaluations",
        description = "Policies whose changes no evaluation covers yet: usually none, or for a second.")
@RolesAllowed(Roles.ADMIN)
public class DueResource {
    private static final String AGAIN = """
            {"to": "WAITING"}""";

    /** What is to become of it. */
    @Schema(name = "DueTransition", description = "What is to become of a due evaluation.")
    public record Step(
            @NotNull @Schema(enumeration = "WAITING") DueEvaluation.State to) {}

    @Inject
    DueEvaluations due;

    @GET
    @Operation(
            operationId = "listDueEvaluations",
            summary = "List what waits for an evaluation",
            description = "In the order of the policies' codes, with what went wrong where something did.")
    @APIResponse(responseCode = "200", description = "A page of policies with changes that no evaluation covers yet.")
    public Page<DueEvaluation> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(due.list(page), page, DueEvaluation::policy);
    }

    @POST
    @Path("{policy}/transitions")
    @Idempotent
    @Operation(
            operationId = "moveDueEvaluation",
            summary = "Have an evaluation tried again",
            description = "SET_ASIDE or RETRYING → WAITING: it is tried at once.",
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "How it is now.",
            content = @Content(schema = @Schema(implementation = DueEvaluation.class)))
    @APIResponse(responseCode = "404", description = "Nothing is due for this policy.")
    @APIResponse(
            responseCode = "409",
            description = "It waits already, or runs; or what was asked is no step for people.")
    public Response move(
            @Parameter(
                            description = "Code of the policy.",
                            example = "GD-AI-GRANT",
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("policy")
                    String policy,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "again", value = AGAIN)))
                    @NotNull
                    @Valid
                    Step step) {
        return Response.ok(due.again(policy, step.to())).build();
    }
}
