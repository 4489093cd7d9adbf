package org.hengce.kit.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.contracts.event.Aggregate;
import org.hengce.kit.inbox.IllegalEventException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of register entries that another service owns, in whatever order their events come. Each kind has a table
 * {@code (code, epoch, revision, retired, document)}.
 */
@ApplicationScoped
public class Copies {
    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    /**
     * Keeps the entry if it is newer than what is held; whether it was.
     *
     * @param table one of ours, never from outside
     * @throws IllegalEventException if it has no code
     */
    public boolean keep(String table, @Nullable String code, Aggregate entry) {
        if (code == null || code.isBlank()) {
            throw new IllegalEventException("a register entry without its code");
        }
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO %1$s AS held (code, epoch, revision, retired, document)
                                VALUES (:code, :epoch, :revision,
                                        coalesce((cast(:document AS jsonb)->>'retired')::boolean, false),
                                        cast(:document AS jsonb))
                                ON CONFLICT (code) DO UPDATE SET
                                    epoch = excluded.epoch, revision = excluded.revision, retired = excluded.retired,
                                    document = excluded.document
                                WHERE (excluded.epoch, excluded.revision) > (held.epoch, held.revision)""".formatted(table))
                        .bind("code", code)
                        .bind("epoch", entry.epoch())
                        .bind("revision", entry.revision())
                        .bind("document", write(entry))
                        .execute())
                == 1;
    }

    private String write(Aggregate entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(entry.getClass() + " cannot be written as JSON", e);
        }
    }
}
