package org.hengce.evaluation.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hengce.contracts.evaluation.EvaluationV1;
import org.hengce.contracts.event.Topics;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.evaluation.run.PolicyRegisterReader;
import org.hengce.evaluation.run.PreparedInputs;
import org.hengce.evaluation.run.RegisterReader;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.paging.PageRequest;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.jdbi.v3.core.Handle;
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

    @Inject
    RegisterReader registers;

    @Inject
    PolicyRegisterReader policies;

    /** A stored evaluation; {@code seq} is the order of completion. */
    record Stored(long seq, String document) {}

    /** Whether the newest of the evaluations that events started has these inputs. */
    public boolean isNewest(String policy, String inputsSha256) {
        List<Made> lastTwo = jdbi.withHandle(h -> lastTwo(h, policy));
        return !lastTwo.isEmpty()
                && (lastTwo.get(0).sha256().equals(inputsSha256)
                        || (lastTwo.size() == 2
                                && lastTwo.get(0).sha256().equals(again(inputsSha256, lastTwo.get(1)))));
    }

    private record Made(UUID id, String sha256) {}

    private static List<Made> lastTwo(Handle h, String policy) {
        return h.createQuery("""
                        SELECT id, inputs_sha256 FROM evaluation WHERE policy = :policy AND trigger <> 'REQUEST'
                        ORDER BY seq DESC LIMIT 2""")
                .bind("policy", policy)
                .map((row, context) -> new Made(row.getObject("id", UUID.class), row.getString("inputs_sha256")))
                .list();
    }

    /** Inputs that were there before and are there again, after others: they are told apart by what came between. */
    private static String again(String inputsSha256, Made after) {
        return Sha256.hex(inputsSha256 + after.id());
    }

    private static String identity(Handle h, String policy, String inputsSha256) {
        boolean before = h.createQuery("""
                        SELECT EXISTS (SELECT FROM evaluation
                        WHERE policy = :policy AND inputs_sha256 = :inputs AND trigger <> 'REQUEST')""")
                .bind("policy", policy)
                .bind("inputs", inputsSha256)
                .mapTo(Boolean.class)
                .one();
        return before ? again(inputsSha256, lastTwo(h, policy).get(0)) : inputsSha256;
    }

    /** Stores and announces it within the open transaction; one with the same inputs is not stored twice. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(PreparedInputs prepared, EvaluationDocument evaluation, Origin origin) {
        Inputs inputs = prepared.inputs();
        int added = jdbi.withHandle(h -> h.createUpdate("""
                        INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document, inputs)
                        VALUES (:id, :policy, :status, :trigger, :sha256, :completedAt, :document, :inputs)
                        ON CONFLICT (policy, inputs_sha256) WHERE trigger <> 'REQUEST' DO NOTHING""")
                .bind("id", UUID.fromString(evaluation.id()))
                .bind("policy", evaluation.policy().code())
                .bind("status", evaluation.status())
                .bind("trigger", evaluation.trigger())
                .bind("sha256", identity(h, evaluation.policy().code(), prepared.sha256()))
                .bind("completedAt", evaluation.completedAt())
                .bind("document", write(evaluation))
                .bind("inputs", write(PinnedInputs.of(inputs, prepared.specification())))
                .execute());
        if (added == 1) {
            jdbi.useHandle(h -> {
                registers.keep(h, inputs.register());
                policies.keep(h, inputs.others());
            });
            outbox.append(
                    Topics.EVALUATIONS,
                    evaluation.policy().code(),
                    EvaluationV1.TYPE,
                    evaluation.id(),
                    announcement(evaluation));
            audit.record(
                    origin,
                    "evaluation." + evaluation.status().name().toLowerCase(Locale.ROOT),
                    evaluation.id(),
                    null,
                    evaluation.id() + prepared.sha256());
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
        }
    }

    /** What an evaluation was made from; empty for one that was made before this was kept, or where there is none. */
    public Optional<PinnedInputs> inputsOf(UUID id) {
        return jdbi.withHandle(h -> h.createQuery("SELECT inputs FROM evaluation WHERE id = :id AND inputs IS NOT NULL")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne())
                .map(text -> read(text, PinnedInputs.class));
    }

    /** The identities of an evaluation's panels by series, as provenance has them. */
    public Map<String, String> panelsOf(UUID id) {
        return byId(id).map(EvaluationStore::panels).orElse(Map.of());
    }

    private static Map<String, String> panels(String document) {
        EvaluationDocument.@Nullable Provenance provenance = read(document).provenance();
        return provenance == null ? Map.of() : provenance.panelSha256();
    }

    /** An evaluation as it was stored, also by a later release, which may say more. */
    public static EvaluationDocument read(String document) {
        return read(document, EvaluationDocument.class);
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored text is no " + type.getSimpleName(), e);
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

    /** The evaluation as it was stored. */
    public Optional<String> byId(UUID id) {
        return jdbi.withHandle(h -> h.createQuery("SELECT document FROM evaluation WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
    }

    /** Newest first, one more than the page holds. */
    List<Stored> list(@Nullable String policy, @Nullable EvaluationStatus status, boolean latest, PageRequest page) {
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
