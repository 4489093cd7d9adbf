package org.hengce.indicator.releases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ImportV1;
import org.hengce.kit.outbox.Outbox;
import org.jdbi.v3.core.Handle;

/**
 * Announces imports whose values waited, when none of them waits any more: before that the topic, which has no caller whose
 * rights could be asked, would tell that something comes. Counts it does not tell at all.
 */
@ApplicationScoped
class ImportEnds {
    @Inject
    Outbox outbox;

    /** The imports with values in a release. */
    List<UUID> of(Handle h, String release) {
        return h.createQuery("SELECT import_id FROM release_import WHERE release = :release ORDER BY import_id")
                .bind("release", release)
                .mapTo(UUID.class)
                .list();
    }

    /** Announces those of the imports with values in no release; call it once theirs is gone. */
    void announce(Handle h, List<UUID> imports) {
        for (UUID id : imports) {
            h.createQuery("""
                            SELECT sent_by, status FROM import
                            WHERE id = :id AND NOT EXISTS (SELECT FROM release_import WHERE import_id = :id)""")
                    .bind("id", id)
                    .map((row, context) -> ImportV1.withoutCounts(
                            id.toString(), row.getString("sent_by"), row.getString("status"), Map.of()))
                    .findOne()
                    .ifPresent(event -> outbox.append(Topics.IMPORTS, event.id(), ImportV1.TYPE, event.id(), event));
        }
    }
}
