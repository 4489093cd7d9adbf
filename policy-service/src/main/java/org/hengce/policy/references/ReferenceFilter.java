package org.hengce.policy.references;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hengce.contracts.Codes;
import org.hengce.contracts.reference.ReferenceV1.Kind;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.register.Where;
import org.hengce.policy.search.Words;
import org.jspecify.annotations.Nullable;

/** Which entries are asked for. */
public class ReferenceFilter {
    @Parameter(
            description =
                    "Which have all of these words: Chinese ones anywhere in a text, English ones in any of their forms.",
            example = "双重差分",
            schema = @Schema(pattern = Words.LOOKED_FOR))
    @QueryParam("q")
    @Nullable
    String q;

    @Parameter(description = "Only of this kind.", example = "TERM", schema = @Schema(implementation = Kind.class))
    @QueryParam("kind")
    @Nullable
    String kind;

    @Parameter(description = "Only those that are about this policy.", schema = @Schema(pattern = Codes.CODE))
    @QueryParam("policy")
    @Nullable
    String policy;

    @Parameter(
            description = "Retired ones instead of those in use.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @QueryParam("retired")
    @Nullable
    String retired;

    boolean hasWords() {
        return q != null;
    }

    /** @throws org.hengce.kit.problem.Problem 400 for a value that cannot be */
    Where where() {
        return Where.everything()
                .and("retired", Asked.flag("retired", retired), "retired = :retired")
                .and("q", Words.asked(q), "words @@ CAST(:q AS tsquery)")
                .and("kind", Asked.oneOf("kind", kind, Kind.values()), "text->>'kind' = :kind")
                .and(
                        "policy",
                        Asked.code("policy", policy, Codes.CODE),
                        "text->'policies' @> to_jsonb(CAST(:policy AS text))");
    }
}
