package org.hengce.evaluation.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.contracts.event.Aggregate;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.due.DueMarks;
import org.hengce.kit.inbox.IllegalEventException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps the newest state of every register entry, in whatever order events come, and marks whom a change touches. */
@ApplicationScoped
class RegisterProjection {
    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    DueMarks due;

    void apply(PolicyV1 policy) {
        if (policy.policy() == null) {
            throw new IllegalEventException("a policy event without its policy");
        }
        String code = required(policy.policy().code());
        if (keep("policy", code, policy)) {
            due.policyChanged(code);
        }
    }

    void apply(IndicatorV1 indicator) {
        if (keep("indicator", required(indicator.code()), indicator)) {
            due.indicatorChanged(indicator.code());
        }
    }

    void apply(RegionV1 region) {
        if (keep("region", required(region.code()), region)) {
            due.regionsChanged();
        }
    }

    void apply(SectorV1 sector) {
        if (keep("sector", required(sector.code()), sector)) {
            due.regionsChanged();
        }
    }

    private static String required(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw new IllegalEventException("a register entry without its code");
        }
        return code;
    }

    /** Whether the entry is newer than what is held; the table's name is one of ours, never from outside. */
    private boolean keep(String table, String code, Aggregate entry) {
        return jdbi.withHandle(h -> upsert(h, table, code, entry)) == 1;
    }

    private int upsert(Handle h, String table, String code, Aggregate entry) {
        return h.createUpdate("""
                        INSERT INTO %1$s AS held (code, epoch, revision, retired, document)
                        VALUES (:code, :epoch, :revision, coalesce((cast(:document AS jsonb)->>'retired')::boolean, false),
                                cast(:document AS jsonb))
                        ON CONFLICT (code) DO UPDATE SET
                            epoch = excluded.epoch, revision = excluded.revision, retired = excluded.retired,
                            document = excluded.document
                        WHERE (excluded.epoch, excluded.revision) > (held.epoch, held.revision)""".formatted(table))
                .bind("code", code)
                .bind("epoch", entry.epoch())
                .bind("revision", entry.revision())
                .bind("document", write(entry))
                .execute();
    }

    private String write(Aggregate entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(entry.getClass() + " cannot be written as JSON", e);
        }
    }
}
