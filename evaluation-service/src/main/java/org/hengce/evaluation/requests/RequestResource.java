package org.hengce.evaluation.requests;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.presentation.json.EvaluationDocument;

/** Asking for evaluations over HTTP. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evaluations")
public class RequestResource {
    private static final String EXAMPLE = """
            {"policy": "GD-AI-GRANT", "method": null, "asOf": null, "seed": 42}""";
    private static final String CANCEL = """
            {"to": "CANCELLED"}""";
    private static final String ID = "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10";

    /** A request that was taken in; what becomes of it stands at the Location. */
    @Schema(name = "EvaluationQueued", description = "An evaluation that was asked for.")
    public record Queued(
            UUID id, @Schema(enumeration = "QUEUED") String status) {}

    @Inject
    RequestRegister register;

    @POST
    @Idempotent
    @RolesAllowed({Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "requestEvaluation",
            summary = "Ask for an evaluation",
            description =
                    "Evaluations follow from events by themselves; ask for one to see what another method says, or what could"
                            + " have been said on an earlier day. It comes before what events made due, and is read at the"
                            + " `Location`.",
            extensions = @Extension(name = "x-hengce-needs", value = "movePolicy"))
    @APIResponse(
            responseCode = "202",
            description = "Taken in, to be made.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where it is read what became of it.",
                            required = true,
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Queued.class)),
            links =
                    @Link(
                            name = "evaluation",
                            operationId = "getEvaluation",
                            description = "What became of it.",
                            parameters = @LinkParameter(name = "id", expression = "$response.body#/id")))
    @APIResponse(
            responseCode = "409",
            description = "Values from before `asOf` are still on the way (`NOT_YET_KNOWN`); ask again.")
    public Response post(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "newest", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    EvaluationRequest request) {
        UUID id = register.ask(request);
        return Response.status(Response.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, "/api/v1/evaluations/" + id)
                .entity(new Queued(id, "QUEUED"))
                .build();
    }

    @POST
    @Path("{id}/transitions")
    @Idempotent
    @RolesAllowed({Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "moveEvaluation",
            summary = "Cancel an evaluation that was asked for, or have it tried again",
            description = "QUEUED or RUNNING → CANCELLED; FAILED → QUEUED. What is made already stays.",
            extensions = @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "How far it is now.",
            content = @Content(schema = @Schema(implementation = EvaluationDocument.class)))
    @APIResponse(responseCode = "409", description = "The step is not possible from where it stands.")
    public Response move(
            @Parameter(description = "Id of the evaluation.", example = ID) @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "cancel", value = CANCEL)))
                    @NotNull
                    @Valid
                    RequestTransition step) {
        return Response.ok(register.move(EvaluationIds.require(id), step)).build();
    }
}
