package org.hengce.evaluation.evaluations;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.links.Link;
import org.eclipse.microprofile.openapi.annotations.links.LinkParameter;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.json.RawJson;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.jspecify.annotations.Nullable;

/** Evaluations over HTTP: byte for byte as they were stored, but for what is not for the caller. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Evaluations",
        description = "What policies changed, by how much, how sure that is; they follow from events.")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class EvaluationResource {
    @Inject
    EvaluationPages pages;

    @Inject
    ShownEvaluations shown;

    @Inject
    PendingEvaluations pending;

    @Inject
    RegionScopes scopes;

    /** As it was stored, or as far as it is; its schema is that of an evaluation. */
    @Schema(implementation = EvaluationDocument.class)
    public record Stored(@JsonValue Object json) {}

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getEvaluation",
            summary = "Read an evaluation",
            description =
                    "As it was stored, byte for byte: its figures never change. One that rests on values that are not free, or"
                            + " have been hidden since, is `restricted`: goals that rest on any that is not for the caller, and what"
                            + " follows from them, are left out with the reason `RESTRICTED`. One that was asked for has its"
                            + " `status` and nothing else until it is made; one that has grown old keeps score, effects and what it"
                            + " was made from (`thinned`), and its bundle still has the rest.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(
            responseCode = "200",
            description = "The evaluation.",
            content = @Content(schema = @Schema(implementation = EvaluationDocument.class)))
    public Response get(
            @Parameter(description = "Id of the evaluation.", example = "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10")
                    @PathParam("id")
                    String id) {
        UUID known = EvaluationIds.require(id);
        return stored(known)
                .or(() -> pending.find(known).map(asked -> Response.ok(asked).build()))
                // Between the two looks it may have become an evaluation.
                .or(() -> stored(known))
                .orElseThrow(() -> EvaluationIds.unknown(id));
    }

    private Optional<Response> stored(UUID id) {
        return shown.find(id, scopes.ofHiddenValues()::covers)
                .map(evaluation -> Response.ok(new RawJson(evaluation.json()))
                        .tag(new EntityTag(evaluation.tag()))
                        .build());
    }

    @GET
    @Operation(
            operationId = "listEvaluations",
            summary = "List evaluations",
            description =
                    "Newest first. What was asked for and is not made yet, failed or was cancelled is listed by its `status`"
                            + " alone. A page of large ones holds fewer than `limit`; there are more as long as there is a"
                            + " `nextCursor`.",
            extensions = @Extension(name = "x-hengce-needs", value = "movePolicy"))
    @APIResponse(
            responseCode = "200",
            description = "A page of evaluations.",
            links = {
                @Link(
                        name = "newest",
                        operationId = "getEvaluation",
                        description = "The newest of them.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/items/0/id")),
                @Link(
                        name = "bundle",
                        operationId = "getEvaluationBundle",
                        description = "The newest of them, with all that checks it.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/items/0/id")),
                @Link(
                        name = "report",
                        operationId = "getEvaluationReport",
                        description = "The report of the newest of them.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/items/0/id")),
                @Link(
                        name = "chart",
                        operationId = "getEvaluationChart",
                        description = "A chart of the newest of them.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/items/0/id")),
                @Link(
                        name = "movedReport",
                        operationId = "getComparisonReport",
                        description = "A report of what moved; here from the newest to itself.",
                        parameters = {
                            @LinkParameter(name = "id", expression = "$response.body#/items/0/id"),
                            @LinkParameter(name = "other", expression = "$response.body#/items/0/id")
                        }),
                @Link(
                        name = "moved",
                        operationId = "compareEvaluations",
                        description = "What moved; here from the newest to itself.",
                        parameters = {
                            @LinkParameter(name = "id", expression = "$response.body#/items/0/id"),
                            @LinkParameter(name = "other", expression = "$response.body#/items/0/id")
                        })
            })
    public Page<Stored> list(
            @Parameter(
                            description = "Only those of this policy.",
                            example = "GD-AI-GRANT",
                            schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("policy")
                    @Nullable
                    String policy,
            @Parameter(
                            description = "Only those in this state.",
                            schema = @Schema(implementation = EvaluationStatus.class))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(
                            description =
                                    "Only the last one of each policy that events started: what was asked for does not take its place.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("latest")
                    @Nullable
                    String latest,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        @Nullable String code = Asked.code("policy", policy, Codes.CODE);
        Optional<EvaluationStatus> state = knownStatus(status);
        if (state.filter(PendingEvaluations.STATES::contains).isPresent()) {
            return Page.of(pending.list(code, state.get(), page), page, asked -> Long.toString(asked.getKey()))
                    .map(asked -> new Stored(asked.getValue()));
        }
        Page<EvaluationStore.Stored> stored =
                pages.newestFirst(code, state.orElse(null), Asked.flag("latest", latest), page);
        return new Page<>(
                shown.of(stored.items(), scopes.ofHiddenValues()::covers).stream()
                        .map(each -> new Stored(new RawJson(each.json())))
                        .toList(),
                stored.nextCursor());
    }

    private static Optional<EvaluationStatus> knownStatus(@Nullable String status) {
        return Optional.ofNullable(Asked.value("status", status, List.of(EvaluationStatus.values())));
    }
}
