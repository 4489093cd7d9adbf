package org.hengce.evaluation.evaluations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.json.EvaluationStatus;
import org.jspecify.annotations.Nullable;

/** The last evaluations of many policies, in short and in numbers. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evaluations")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class SummaryResource {
    @Inject
    EvaluationSummaries summaries;

    @Inject
    RegionScopes scopes;

    @GET
    @Path("summaries")
    @Operation(
            operationId = "listEvaluationSummaries",
            summary = "List the last evaluations in short",
            description =
                    "Of each policy the last evaluation that events started, newest first: rating, score and one sentence, for lists"
                            + " of policies. A policy that was not evaluated yet is not in it. Of a `restricted` one there is what"
                            + " its reader may see.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(responseCode = "200", description = "A page of evaluations in short.")
    public Page<EvaluationSummary> list(
            @Parameter(
                            description = "Only those of these policies: up to 50 codes, a comma between them.",
                            example = "GD-AI-GRANT",
                            schema = @Schema(pattern = Asked.CODES))
                    @QueryParam("policy")
                    @Nullable
                    String policy,
            @Parameter(
                            description = "Only those of policies of this category.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "RESEARCH_INNOVATION",
                                                "TALENT",
                                                "ENTERPRISE_SUPPORT",
                                                "INDUSTRIAL_PLANNING",
                                                "INTELLECTUAL_PROPERTY"
                                            }))
                    @QueryParam("category")
                    @Nullable
                    String category,
            @Parameter(
                            description = "Only those in this state.",
                            example = "COMPLETED",
                            schema = @Schema(enumeration = {"COMPLETED", "NOT_EVALUABLE"}))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(
                            description =
                                    "Only those with this rating. One that rests on values which are not free is not among them,"
                                            + " for any reader; such a page may hold fewer than `limit`.",
                            schema = @Schema(implementation = Rating.class))
                    @QueryParam("rating")
                    @Nullable
                    String rating,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return summaries.newestFirst(
                new SummaryFilter(Asked.codes("policy", policy), category(category), status(status), rating(rating)),
                PageRequest.of(limit, cursor),
                scopes.ofHiddenValues()::covers);
    }

    @GET
    @Path("ratings")
    @Operation(
            operationId = "countEvaluationRatings",
            summary = "Count policies by rating",
            description =
                    "By the last evaluation of each that events started. Ratings that rest on values which are not free count as none,"
                            + " for every reader.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(responseCode = "200", description = "How many policies have which rating.")
    public RatingCounts ratings(
            @Parameter(
                            description = "Only policies of this category.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "RESEARCH_INNOVATION",
                                                "TALENT",
                                                "ENTERPRISE_SUPPORT",
                                                "INDUSTRIAL_PLANNING",
                                                "INTELLECTUAL_PROPERTY"
                                            }))
                    @QueryParam("category")
                    @Nullable
                    String category) {
        return summaries.ratings(category(category));
    }

    private static @Nullable Category category(@Nullable String text) {
        return Asked.value("category", text, List.of(Category.values()));
    }

    /** Of those that a last evaluation can have. */
    private static @Nullable EvaluationStatus status(@Nullable String text) {
        return Asked.value("status", text, List.of(EvaluationStatus.COMPLETED, EvaluationStatus.NOT_EVALUABLE));
    }

    private static @Nullable Rating rating(@Nullable String text) {
        return Asked.value("rating", text, List.of(Rating.values()));
    }
}
