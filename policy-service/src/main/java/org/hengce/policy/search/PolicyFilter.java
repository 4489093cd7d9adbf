package org.hengce.policy.search;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Level;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.contracts.policy.PolicyText.Instrument;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.regions.RegionScope;
import org.hengce.policy.definitions.Definitions;
import org.jspecify.annotations.Nullable;

/** Which policies are asked for. */
public class PolicyFilter {
    static final String WORDS = "q";
    static final String UNSETTLED = "unsettled";

    private static final String IN_SECTOR = """
            entry.sectors && ARRAY(
                WITH RECURSIVE below (code) AS (
                    SELECT cast(:sector AS text)
                    UNION
                    SELECT part.code FROM sector part JOIN below ON part.document->>'parent' = below.code)
                SELECT code FROM below)""";

    private static final String IN_REGION = """
            entry.regions && ARRAY(
                WITH RECURSIVE below (code) AS (
                    SELECT cast(:region AS text)
                    UNION
                    SELECT part.code FROM region_parent part JOIN below ON part.parent = below.code)
                SELECT code FROM below)""";

    private static final String IN_STRATEGY = """
            entry.strategy = :strategy OR entry.code IN (
                SELECT member->>'policy'
                FROM strategy belonging, jsonb_array_elements(belonging.text->'policies') member
                WHERE belonging.code = :strategy AND belonging.status <> 'DRAFT')""";

    /** What was awaited or promised when it was kept and still is, as others' definitions stand now. */
    private static final String IS_UNSETTLED = """
            :unsettled AND entry.code IN (
                SELECT code FROM policy_search, unnest(awaited) mention WHERE awaited <> '{}' AND %s
                UNION ALL
                SELECT code FROM policy_search WHERE promised && ARRAY(
                    SELECT CASE document->>'direction' WHEN 'HIGHER_IS_BETTER' THEN '-' ELSE '+' END || code
                    FROM indicator WHERE document->>'direction' <> 'NEUTRAL'))""".formatted(Definitions.isPending("mention"));

    @Parameter(
            description =
                    "Which have all of these words in title, code, document number, issuer, legal basis, summary or another"
                            + " text of theirs: Chinese ones anywhere in a text, English ones in any of their forms.",
            example = "人工智能",
            schema = @Schema(pattern = Words.LOOKED_FOR))
    @QueryParam("q")
    @Nullable
    String q;

    @Parameter(
            description = "Only of this category.",
            example = "RESEARCH_INNOVATION",
            schema = @Schema(implementation = Category.class))
    @QueryParam("category")
    @Nullable
    String category;

    @Parameter(
            description = "Only those aimed at this sector, or at one that lies below it.",
            example = "QUANTUM",
            schema = @Schema(pattern = Codes.CODE))
    @QueryParam("sector")
    @Nullable
    String sector;

    @Parameter(
            description = "Only those that cover this region, or one that lies below it.",
            example = "CN-GD",
            schema = @Schema(pattern = Codes.CODE))
    @QueryParam("region")
    @Nullable
    String region;

    @Parameter(
            description = "Only those that stand here in their life.",
            schema = @Schema(implementation = PolicyStatus.class))
    @QueryParam("status")
    @Nullable
    String status;

    @Parameter(
            description = "Only those that belong to this strategy: they say so, or it does.",
            schema = @Schema(pattern = Codes.CODE))
    @QueryParam("strategy")
    @Nullable
    String strategy;

    @Parameter(
            description = "Only of this level.",
            example = "PROVINCIAL",
            schema = @Schema(implementation = Level.class))
    @QueryParam("level")
    @Nullable
    String level;

    @Parameter(
            description = "Only those that work with this, too.",
            example = "GRANT",
            schema = @Schema(implementation = Instrument.class))
    @QueryParam("instrument")
    @Nullable
    String instrument;

    @Parameter(
            description =
                    "Only those that wait for a code which is not defined yet, or promise what goes against the direction of their"
                            + " indicator: `pending` and `contradicted` say which.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @QueryParam("unsettled")
    @Nullable
    String unsettled;

    /**
     * What is asked for, of what may be seen: drafts are seen by those who have a part in them.
     *
     * @throws org.hengce.kit.problem.Problem 400 for a value that cannot be
     */
    Conditions within(RegionScope scope) {
        return asked().and(
                        "scope",
                        scope.isEverywhere() ? null : scope.codes().toArray(String[]::new),
                        "entry.status <> 'DRAFT' OR entry.regions && cast(:scope AS text[])");
    }

    /** What is asked for, whoever asks. */
    Conditions asked() {
        return new Conditions()
                .and(WORDS, Words.asked(q), "entry.words @@ cast(:q AS tsquery)")
                .and("category", Asked.oneOf("category", category, Category.values()), indexed("category"))
                .and("sector", Asked.code("sector", sector, Codes.CODE), IN_SECTOR)
                .and("region", Asked.code("region", region, Codes.CODE), IN_REGION)
                .and("status", Asked.oneOf("status", status, PolicyStatus.values()), indexed("status"))
                .and("strategy", Asked.code("strategy", strategy, Codes.CODE), IN_STRATEGY)
                .and("level", Asked.oneOf("level", level, Level.values()), indexed("level"))
                .and(
                        "instrument",
                        Asked.oneOf("instrument", instrument, Instrument.values()),
                        "entry.instruments @> ARRAY[cast(:instrument AS text)]")
                .and(UNSETTLED, Asked.flag(UNSETTLED, unsettled) ? true : null, IS_UNSETTLED);
    }

    /** As the index over words and all of these has it. */
    private static String indexed(String column) {
        return "ARRAY[entry.%1$s] @> ARRAY[cast(:%1$s AS text)]".formatted(column);
    }
}
