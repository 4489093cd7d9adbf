package org.hengce.evaluation.evaluations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hengce.evaluation.evaluations.EvaluationStore.Stored;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.presentation.json.EvaluationStatus;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Pages of stored evaluations. One of many regions and starts takes 140 kB and more: they are measured before they are read. */
@ApplicationScoped
class EvaluationPages {
    private final Jdbi jdbi;

    @Inject
    EvaluationPages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Listed(long seq, UUID id, long bytes) {}

    /**
     * Newest first.
     *
     * @param latest only the last one of each policy that events started: whoever asks for another method or an earlier day does
     *     not put the answer in its place
     */
    Page<Stored> newestFirst(
            @Nullable String policy, @Nullable EvaluationStatus status, boolean latest, PageRequest page) {
        return jdbi.withHandle(h -> {
            List<Listed> listed = listed(h, policy, status, latest, page);
            Page<Listed> cut = Page.measured(listed, page, each -> Long.toString(each.seq()), some -> some.stream()
                    .map(Listed::bytes)
                    .toList());
            Map<UUID, Stored> stored = stored(h, cut.items());
            return cut.map(each -> Objects.requireNonNull(stored.get(each.id())));
        });
    }

    /** One more than was asked for, without their documents. */
    private static List<Listed> listed(
            Handle h, @Nullable String policy, @Nullable EvaluationStatus status, boolean latest, PageRequest page) {
        String from = latest ? "latest_evaluation JOIN evaluation USING (policy, seq)" : "evaluation";
        return h.createQuery("""
                        SELECT seq, id, octet_length(document) AS bytes FROM %s
                        WHERE (cast(:policy AS text) IS NULL OR policy = :policy)
                          AND (cast(:status AS text) IS NULL OR status = :status) AND seq < :before
                        ORDER BY seq DESC LIMIT :limit""".formatted(from))
                .bind("policy", policy)
                .bind("status", status)
                .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                .bind("limit", page.limit() + 1)
                .map((row, context) ->
                        new Listed(row.getLong("seq"), row.getObject("id", UUID.class), row.getLong("bytes")))
                .list();
    }

    private static Map<UUID, Stored> stored(Handle h, List<Listed> listed) {
        Map<UUID, Stored> stored = new HashMap<>();
        h.createQuery("""
                        SELECT seq, id, document, restricted, thinned_at IS NOT NULL AS thinned FROM evaluation
                        WHERE id = ANY (:ids)""")
                .bindArray("ids", UUID.class, listed.stream().map(Listed::id).toList())
                .map(EvaluationStore.STORED)
                .forEach(each -> stored.put(each.id(), each));
        return stored;
    }
}
