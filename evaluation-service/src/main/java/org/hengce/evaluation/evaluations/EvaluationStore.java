package org.hengce.evaluation.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hengce.contracts.evaluation.EvaluationV1;
import org.hengce.contracts.event.Topics;
import org.hengce.evaluation.run.Inputs;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.paging.PageRequest;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Keeps evaluations as they were made, and announces each with the same transaction. */
@ApplicationScoped
public class EvaluationStore {
    private static final ObjectMapper JSON = HengceJson.mapper();

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    /** A stored evaluation; {@code seq} is the order of completion. */
    record Stored(long seq, String document) {}

    /** Whether an evaluation that an event started has these inputs already. */
    public boolean exists(String policy, String inputsSha256) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT EXISTS (SELECT FROM evaluation
                        WHERE policy = :policy AND inputs_sha256 = :inputs AND trigger <> 'REQUEST')""")
                .bind("policy", policy)
                .bind("inputs", inputsSha256)
                .mapTo(Boolean.class)
                .one());
    }

    /** Stores and announces it within the open transaction; one with the same inputs is not stored twice. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Inputs inputs, EvaluationDocument evaluation) {
        int added = jdbi.withHandle(h -> h.createUpdate("""
                        INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document)
                        VALUES (:id, :policy, :status, :trigger, :inputs, :completedAt, :document)
                        ON CONFLICT (policy, inputs_sha256) WHERE trigger <> 'REQUEST' DO NOTHING""")
                .bind("id", UUID.fromString(evaluation.id()))
                .bind("policy", evaluation.policy().code())
                .bind("status", evaluation.status())
                .bind("trigger", evaluation.trigger())
                .bind("inputs", inputs.sha256())
                .bind("completedAt", evaluation.completedAt())
                .bind("document", write(evaluation))
                .execute());
        if (added == 1) {
            outbox.append(
                    Topics.EVALUATIONS,
                    evaluation.policy().code(),
                    EvaluationV1.TYPE,
                    evaluation.id(),
                    announcement(evaluation));
            audit.record(
                    Origin.ofService("evaluation-service"),
                    "evaluation." + evaluation.status().name().toLowerCase(Locale.ROOT),
                    evaluation.id(),
                    null,
                    evaluation.id() + inputs.sha256());
        }
    }

    private static String write(EvaluationDocument evaluation) {
        try {
            return JSON.writeValueAsString(evaluation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evaluation " + evaluation.id() + " cannot be written as JSON", e);
        }
    }

    private static EvaluationV1 announcement(EvaluationDocument evaluation) {
        return new EvaluationV1(
                evaluation.id(),
                evaluation.policy().code(),
                evaluation.policy().version(),
                evaluation.status().name(),
                evaluation.trigger(),
                Objects.requireNonNull(evaluation.completedAt()),
                score(evaluation.score()),
                evaluation.rating() == null ? null : evaluation.rating().name(),
                evaluation.effects().stream()
                        .map(e -> new EvaluationV1.Effect(
                                e.indicator(),
                                e.method(),
                                e.estimate(),
                                e.standardError(),
                                end(e.interval(), true),
                                end(e.interval(), false),
                                e.verdict() == null ? "NONE" : e.verdict().name()))
                        .toList(),
                Objects.requireNonNull(evaluation.provenance()).observationsAsOf(),
                "/api/v1/evaluations/" + evaluation.id());
    }

    private static @Nullable Double end(@Nullable IntervalDocument interval, boolean low) {
        return interval == null ? null : low ? interval.low() : interval.high();
    }

    private static EvaluationV1.@Nullable Score score(@Nullable ScoreDocument score) {
        if (score == null
                || score.mean() == null
                || score.low() == null
                || score.high() == null
                || score.probabilityBeneficial() == null) {
            return null;
        }
        return new EvaluationV1.Score(
                score.point(), score.mean(), score.low(), score.high(), score.level(), score.probabilityBeneficial());
    }

    /** The document as it was stored. */
    public Optional<String> byId(UUID id) {
        return jdbi.withHandle(h -> h.createQuery("SELECT document FROM evaluation WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
    }

    /** Newest first, one more than the page holds. */
    List<Stored> list(@Nullable String policy, @Nullable String status, boolean latest, PageRequest page) {
        String from = latest
                ? "(SELECT DISTINCT ON (policy) * FROM evaluation ORDER BY policy, seq DESC) evaluation"
                : "evaluation";
        return jdbi.withHandle(h -> {
            Query query = h.createQuery("""
                            SELECT seq, document FROM %s
                            WHERE (cast(:policy AS text) IS NULL OR policy = :policy)
                              AND (cast(:status AS text) IS NULL OR status = :status) AND seq < :before
                            ORDER BY seq DESC LIMIT :limit""".formatted(from))
                    .bind("policy", policy)
                    .bind("status", status)
                    .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                    .bind("limit", page.limit() + 1);
            return query.map((row, context) -> new Stored(row.getLong("seq"), row.getString("document")))
                    .list();
        });
    }
}
