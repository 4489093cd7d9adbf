package org.hengce.evaluation.evaluations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;
import org.jspecify.annotations.Nullable;

/** The last evaluations of many policies, in short and in numbers. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evaluations")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class SummaryResource {
    private static final int MOST_POLICIES = 50;
    private static final String CODES = Codes.CODE + "(," + Codes.CODE + "){0,49}";

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
                            schema = @Schema(pattern = CODES))
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
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return summaries.newestFirst(
                policies(policy), category(category), PageRequest.of(limit, cursor), scopes.ofHiddenValues()::covers);
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

    private static List<String> policies(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> codes = Arrays.stream(text.split(",", -1)).distinct().toList();
        if (codes.size() > MOST_POLICIES) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of(
                            "policy names %d policies; name at most %d, and the others in another request",
                            "policy 列出了 %d 项政策；每次最多 %d 项，其余请另行请求", codes.size(), MOST_POLICIES));
        }
        codes.forEach(code -> Asked.code("policy", code, Codes.CODE));
        return codes;
    }

    private static @Nullable Category category(@Nullable String text) {
        @Nullable String name = Asked.oneOf("category", text, Category.values());
        return name == null ? null : Category.valueOf(name);
    }
}
