package org.hengce.evaluation.due;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.hengce.kit.metrics.Age;
import org.hengce.kit.metrics.Amount;
import org.hengce.kit.metrics.Figures;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What waits for an evaluation: the same figures from every replica, since all share one queue. */
@Singleton
class DueFigures implements Figures {
    private final Age oldest;
    private final Amount due;
    private final Amount setAside;
    private final Age oldestAsked;
    private final Amount asked;

    @Inject
    DueFigures(MeterRegistry registry, Clock clock) {
        oldest = Age.of(
                registry,
                clock,
                "hengce.due.oldest.age",
                "How long the change has waited that no evaluation covers for longest; without policies set aside");
        due = Amount.of(
                registry,
                "hengce.due",
                "policies",
                "Policies whose changes no evaluation covers yet, without those set aside");
        setAside = Amount.of(
                registry,
                "hengce.due.set.aside",
                "policies",
                "Policies whose evaluation failed too often: a person must look");
        oldestAsked = Age.of(
                registry,
                clock,
                "hengce.asked.oldest.age",
                "How long the oldest evaluation has waited that somebody asked for");
        asked = Amount.of(
                registry,
                "hengce.asked",
                "evaluations",
                "Evaluations that somebody asked for and that are not made yet");
    }

    @Override
    public void read(Handle handle) {
        handle.createQuery("""
                        SELECT count(*) FILTER (WHERE state <> 'SET_ASIDE') AS due,
                            count(*) FILTER (WHERE state = 'SET_ASIDE') AS set_aside,
                            least(min(since) FILTER (WHERE state <> 'SET_ASIDE'), (SELECT min(marked_at) FROM due_change))
                                AS oldest
                        FROM (%s) waiting""".formatted(DueEvaluations.ALL))
                .map((row, context) -> {
                    due.set(row.getLong("due"));
                    setAside.set(row.getLong("set_aside"));
                    oldest.since(instant(row));
                    return true;
                })
                .one();
        handle.createQuery("""
                        SELECT count(*) AS asked, min(asked_at) AS oldest FROM request
                        WHERE cancelled_at IS NULL AND NOT set_aside""")
                .map((row, context) -> {
                    asked.set(row.getLong("asked"));
                    oldestAsked.since(instant(row));
                    return true;
                })
                .one();
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("oldest", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
