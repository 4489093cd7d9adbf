package org.hengce.policy.strategies;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Level;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.register.Where;
import org.hengce.policy.search.Words;
import org.jspecify.annotations.Nullable;

/** Which strategies are asked for. */
public class StrategyFilter {
    @Parameter(
            description =
                    "Which have all of these words: Chinese ones anywhere in a text, English ones in any of their forms.",
            example = "人工智能",
            schema = @Schema(pattern = Words.LOOKED_FOR))
    @QueryParam("q")
    @Nullable
    String q;

    @Parameter(
            description = "Only of this level.",
            example = "NATIONAL",
            schema = @Schema(implementation = Level.class))
    @QueryParam("level")
    @Nullable
    String level;

    @Parameter(
            description = "Only those that stand here in their life.",
            schema = @Schema(implementation = PolicyStatus.class))
    @QueryParam("status")
    @Nullable
    String status;

    @Parameter(description = "Only those that this policy carries out.", schema = @Schema(pattern = Codes.CODE))
    @QueryParam("policy")
    @Nullable
    String policy;

    @Parameter(
            description = "Only these: up to 50 codes, a comma between them.",
            schema = @Schema(pattern = Asked.CODES))
    @QueryParam("code")
    @Nullable
    String code;

    boolean hasWords() {
        return q != null;
    }

    /** @throws org.hengce.kit.problem.Problem 400 for a value that cannot be */
    Where where() {
        return Where.everything()
                .and("q", Words.asked(q), "words @@ CAST(:q AS tsquery)")
                .and("level", Asked.oneOf("level", level, Level.values()), "text->>'level' = :level")
                .and("status", Asked.oneOf("status", status, PolicyStatus.values()), "status = :status")
                .and(
                        "policy",
                        Asked.code("policy", policy, Codes.CODE),
                        "text->'policies' @> jsonb_build_array(jsonb_build_object('policy', CAST(:policy AS text)))")
                .ofCodes("code", Asked.codes("code", code));
    }
}
