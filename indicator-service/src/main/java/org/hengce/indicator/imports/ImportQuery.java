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
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what became of imports. */
@ApplicationScoped
class ImportQuery {
    private static final TypeReference<Map<String, @Nullable Instant>> VINTAGES = new TypeReference<>() {};

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    Optional<ImportView> byId(UUID id, Locale language) {
        return jdbi.withHandle(h -> {
            List<ImportView.RowError> errors = h.createQuery(
                            "SELECT * FROM import_error WHERE import_id = :id ORDER BY line, field LIMIT 100")
                    .bind("id", id)
                    .map((row, context) -> new ImportView.RowError(
                            row.getLong("line"),
                            row.getString("field"),
                            row.getString("value"),
                            row.getString(language.getLanguage().equals("zh") ? "reason_zh" : "reason_en")))
                    .list();
            return h.createQuery("SELECT * FROM import WHERE id = :id")
                    .bind("id", id)
                    .map((row, context) -> view(row, errors))
                    .findOne();
        });
    }

    private ImportView view(ResultSet row, List<ImportView.RowError> errors) throws SQLException {
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new ImportView(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("sha256"),
                row.getLong("rows"),
                row.getLong("accepted"),
                row.getLong("unchanged"),
                row.getLong("rejected"),
                vintages(row.getString("vintages")),
                errors);
    }

    private Map<String, @Nullable Instant> vintages(String text) {
        try {
            return json.readValue(text, VINTAGES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored vintages are no JSON of ours: " + text, e);
        }
    }
}
