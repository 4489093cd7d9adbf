package org.hengce.evaluation.evaluations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The last evaluation of each policy that events started: which it is the database itself keeps, whoever writes evaluations. */
@ApplicationScoped
class LatestEvaluations {
    private final Jdbi jdbi;

    @Inject
    LatestEvaluations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One of them.
     *
     * @param category of its policy; null where it was not kept
     * @param summary as it was kept; null where it was not
     */
    record Latest(
            long seq,
            UUID evaluation,
            @Nullable String category,
            @Nullable String summary) {}

    /** Adds its summary, in the transaction that stores it. */
    void keep(Handle h, UUID evaluation, String summary) {
        h.createUpdate("UPDATE latest_evaluation SET summary = :summary WHERE evaluation = :evaluation")
                .bind("summary", summary)
                .bind("evaluation", evaluation)
                .execute();
    }

    /** Newest first, one more than the page holds. */
    List<Latest> newestFirst(SummaryFilter filter, PageRequest page) {
        // Conditions stand there only where they are asked for: each has an index of its own.
        List<String> conditions = new ArrayList<>(List.of("seq < :before"));
        Map<String, Object> values = new HashMap<>();
        values.put("before", page.afterNumber().orElse(Long.MAX_VALUE));
        if (!filter.policies().isEmpty()) {
            conditions.add("policy = ANY (:policies)");
            values.put("policies", filter.policies().toArray(new String[0]));
        }
        equal("category", filter.category(), conditions, values);
        equal("outcome", filter.status(), conditions, values);
        equal("rating", filter.rating(), conditions, values);
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT seq, evaluation, category, summary FROM latest_evaluation
                        WHERE %s ORDER BY seq DESC LIMIT :limit""".formatted(String.join(" AND ", conditions)))
                .bindMap(values)
                .bind("limit", page.limit() + 1)
                .map((row, context) -> new Latest(
                        row.getLong("seq"),
                        row.getObject("evaluation", UUID.class),
                        row.getString("category"),
                        row.getString("summary")))
                .list());
    }

    private static void equal(
            String column, @Nullable Enum<?> value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add("%1$s = :%1$s".formatted(column));
            values.put(column, value.name());
        }
    }

    /** How many have which rating; without one, and with one that was not free when it was made, under the empty name. */
    Map<String, Integer> byRating(@Nullable Category category) {
        Map<String, Integer> counts = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("""
                        SELECT coalesce(rating, '') AS rating, count(*) FROM latest_evaluation
                        WHERE cast(:category AS text) IS NULL OR category = :category GROUP BY rating""")
                .bind("category", category)
                .map((row, context) -> counts.put(row.getString("rating"), row.getInt("count")))
                .list());
        return counts;
    }

    /** Those with a rating that may rest on values which have been hidden since; which of them do is to be looked at. */
    Map<UUID, String> perhapsHiddenSince(@Nullable Category category) {
        Map<UUID, String> ratings = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("""
                        WITH hidden AS MATERIALIZED (
                            SELECT indicator, max(vintage) AS vintage FROM observation WHERE confidentiality <> 'F' GROUP BY indicator)
                        SELECT evaluation, rating FROM latest_evaluation latest
                        WHERE EXISTS (SELECT FROM hidden) AND rating IS NOT NULL
                            AND (cast(:category AS text) IS NULL OR category = :category)
                            AND (EXISTS (SELECT FROM evaluation_cells used JOIN hidden USING (indicator)
                                    WHERE used.evaluation = latest.evaluation AND used.vintage < hidden.vintage)
                                OR NOT EXISTS (SELECT FROM evaluation_cells used WHERE used.evaluation = latest.evaluation))""")
                .bind("category", category)
                .map((row, context) -> ratings.put(row.getObject("evaluation", UUID.class), row.getString("rating")))
                .list());
        return ratings;
    }
}
