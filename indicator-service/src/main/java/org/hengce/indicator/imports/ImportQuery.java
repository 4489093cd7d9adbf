package org.hengce.indicator.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hengce.indicator.imports.ImportView.Preview;
import org.hengce.indicator.imports.ImportView.RowError;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what became of imports. */
@ApplicationScoped
class ImportQuery {
    private static final TypeReference<Map<String, @Nullable Instant>> VINTAGES = new TypeReference<>() {};
    private static final int SHOWN = 100;

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    /**
     * Whose an import is and how much of it is here.
     *
     * @param open whether it waits to be continued
     */
    record Upload(UUID id, String sentBy, long offset, boolean open) {}

    Optional<Upload> upload(UUID id) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, sent_by, received + octet_length(tail) AS at, resumable AND status = 'RECEIVING' AS open
                        FROM import WHERE id = :id""")
                .bind("id", id)
                .map((row, context) -> new Upload(
                        row.getObject("id", UUID.class),
                        row.getString("sent_by"),
                        row.getLong("at"),
                        row.getBoolean("open")))
                .findOne());
    }

    /** @param whole with what only its sender may see: the values that stood in the file */
    Optional<ImportView> byId(UUID id, Locale language, boolean whole) {
        return jdbi.withHandle(h -> {
            List<RowError> errors = whole ? ImportErrors.read(h, id, language, SHOWN) : List.of();
            return h.createQuery("SELECT * FROM import WHERE id = :id")
                    .bind("id", id)
                    .map((row, context) -> view(row, errors, whole))
                    .findOne();
        });
    }

    List<RowError> errors(UUID id, Locale language) {
        return jdbi.withHandle(h -> ImportErrors.read(h, id, language, ImportErrors.KEPT));
    }

    /**
     * The newest first.
     *
     * @param caller who sees all of his own
     * @param all whether the caller sees all of everybody's
     */
    Page<ImportView> list(@Nullable String status, String caller, boolean all, PageRequest page) {
        List<Numbered> found = jdbi.withHandle(h -> h.createQuery("""
                        SELECT * FROM import
                        WHERE (cast(:status AS text) IS NULL OR status = :status) AND number < :before
                        ORDER BY number DESC LIMIT :limit""")
                .bind("status", status)
                .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                .bind("limit", page.limit() + 1)
                .map((row, context) -> new Numbered(
                        row.getLong("number"),
                        view(row, List.of(), all || row.getString("sent_by").equals(caller))))
                .list());
        return Page.of(found, page, row -> Long.toString(row.number()))
                .map(Numbered::view)
                .continuedBy(next -> list(status, caller, all, PageRequest.of(PageRequest.LARGEST, next)));
    }

    private record Numbered(long number, ImportView view) {}

    private ImportView view(ResultSet row, List<RowError> errors, boolean whole) throws SQLException {
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        @Nullable String preview = row.getString("preview");
        boolean counted = whole || row.getBoolean("for_everybody");
        return new ImportView(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getString("sent_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("format"),
                row.getString("encoding"),
                row.getString("separator"),
                row.getString("on_error"),
                row.getBoolean("dry_run"),
                counted ? row.getLong("received") : null,
                // Whoever knows all of a file but one number finds that by its checksum.
                counted ? row.getString("sha256") : null,
                counted ? row.getObject("repeats", UUID.class) : null,
                counted ? row.getLong("rows") : null,
                counted ? row.getLong("accepted") : null,
                counted ? row.getLong("unchanged") : null,
                counted ? row.getLong("rejected") : null,
                counted ? row.getLong("errors") : null,
                vintages(row, whole),
                preview == null || !whole ? null : read(preview, new TypeReference<Preview>() {}),
                errors);
    }

    /** That values wait is told with all else of the file. */
    private Map<String, @Nullable Instant> vintages(ResultSet row, boolean whole) throws SQLException {
        Map<String, @Nullable Instant> vintages = new TreeMap<>(read(row.getString("vintages"), VINTAGES));
        vintages.values().removeIf(vintage -> vintage == null && !whole);
        return vintages;
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored of an import is no JSON of ours: " + text, e);
        }
    }
}
