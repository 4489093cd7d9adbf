package org.hengce.indicator.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.identity.Caller;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Indicators whose hidden cells have to be looked at again because a hierarchy or the indicator itself has changed: a sum that
 * nobody knew of may give one of them away, and what was large enough may be too small now.
 */
@ApplicationScoped
public class DisclosureDue {
    @Inject
    Audit audit;

    @Inject
    Caller caller;

    /** An indicator that is due, and who made the last change. */
    public record Due(String indicator, Origin changedBy) {}

    /**
     * Marks all indicators that have sums, in the transaction of the change; also those without hidden cells, for somebody may
     * be about to publish the first.
     */
    public void markAll(Handle h) {
        insert(h, null);
    }

    /** Marks one indicator, whatever it has, in the transaction of its change. */
    public void mark(Handle h, String indicator) {
        insert(h, indicator);
    }

    private void insert(Handle h, @Nullable String indicator) {
        Origin origin = audit.present(caller.subject());
        // Updated where it is there: whoever is at work on it now has not seen this change, and must not take the mark
        // along.
        h.createUpdate("""
                        INSERT INTO disclosure_due (indicator, changed_by, address, request_id)
                        SELECT code, :by, :address, :request FROM indicator
                        WHERE code = :indicator OR (cast(:indicator AS text) IS NULL AND text->>'aggregation' = 'SUM')
                        ORDER BY code
                        ON CONFLICT (indicator) DO UPDATE SET changed_by = excluded.changed_by,
                            address = excluded.address, request_id = excluded.request_id""")
                .bind("indicator", indicator)
                .bind("by", origin.actor())
                .bind("address", origin.address())
                .bind("request", origin.requestId())
                .execute();
    }

    /**
     * Takes one that nobody else is at and nobody publishes values of, for whom a change of a region should not wait; it is due
     * again if the transaction does not commit.
     */
    public Optional<Due> take(Handle h) {
        return h.createQuery("""
                        DELETE FROM disclosure_due WHERE indicator = (
                            SELECT due.indicator FROM disclosure_due due JOIN indicator ON code = due.indicator
                            ORDER BY attempts, due.indicator FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING indicator, changed_by, address, request_id""")
                .map((row, context) -> new Due(
                        row.getString("indicator"),
                        new Origin(row.getString("changed_by"), row.getString("address"), row.getString("request_id"))))
                .findOne();
    }

    /** Puts one that failed behind the others. */
    public void failed(Handle h, Due due) {
        h.createUpdate("UPDATE disclosure_due SET attempts = attempts + 1 WHERE indicator = :indicator")
                .bind("indicator", due.indicator())
                .execute();
    }
}
