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
import java.util.Set;
import java.util.UUID;
import org.hengce.contracts.evaluation.EvaluationV1;
import org.hengce.contracts.event.Topics;
import org.hengce.evaluation.disclosure.HiddenRegions;
import org.hengce.evaluation.disclosure.HiddenSince;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.evaluation.run.HeldReading;
import org.hengce.evaluation.run.HeldReadings;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.evaluation.run.PolicyRegisterReader;
import org.hengce.evaluation.run.PreparedInputs;
import org.hengce.evaluation.run.RegisterReader;
import org.hengce.evaluation.run.Trigger;
import org.hengce.evaluation.run.UsedCells;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.outbox.Outbox;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.Standing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Keeps evaluations as they were made, and announces each with the same transaction. */
@ApplicationScoped
public class EvaluationStore {
    private static final ObjectMapper JSON = HengceJson.mapper();
    private static final int LOOKED_BACK = 10;
    static final RowMapper<Stored> STORED = (row, context) -> new Stored(
            row.getLong("seq"),
            row.getObject("id", UUID.class),
            row.getString("document"),
            row.getBoolean("restricted"),
            row.getBoolean("thinned"));

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    RegisterReader registers;

    @Inject
    HeldReadings readings;

    @Inject
    PolicyRegisterReader policies;

    @Inject
    KeptPanels panels;

    @Inject
    HiddenSince hiddenSince;

    @Inject
    LatestEvaluations latest;

    /**
     * A stored evaluation.
     *
     * @param seq the order of completion
     * @param restricted whether values went into it that were not free then
     * @param thinned whether its detail was taken since
     */
    record Stored(long seq, UUID id, String document, boolean restricted, boolean thinned) {}

    /** Whether the newest of the evaluations that events started has these inputs, under any of their names. */
    public boolean isNewest(String policy, Set<String> identities) {
        List<Made> lastTwo = jdbi.withHandle(h -> lastTwo(h, policy));
        return !lastTwo.isEmpty()
                && identities.stream()
                        .anyMatch(inputs -> lastTwo.get(0).sha256().equals(inputs)
                                || (lastTwo.size() == 2
                                        && lastTwo.get(0).sha256().equals(again(inputs, lastTwo.get(1)))));
    }

    /** Whether the newest of the evaluations that events started says what the policy did. */
    public boolean isNewestConcluding(String policy) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT status FROM evaluation WHERE policy = :policy AND trigger <> 'REQUEST'
                        ORDER BY seq DESC LIMIT 1""")
                .bind("policy", policy)
                .mapTo(EvaluationStatus.class)
                .findOne()
                .filter(EvaluationStatus.COMPLETED::equals)
                .isPresent());
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
        @Nullable String countedLast = ratingThatCountedLast(evaluation.policy().code());
        UUID id = UUID.fromString(evaluation.id());
        PinnedInputs pinned = PinnedInputs.of(inputs, prepared.specification());
        int added = jdbi.withHandle(h -> h.createUpdate("""
                        INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document, inputs,
                            standing, conclusions, restricted)
                        VALUES (:id, :policy, :status, :trigger, :sha256, :completedAt, :document, :inputs,
                            :standing, :conclusions, :restricted)
                        ON CONFLICT (policy, inputs_sha256) WHERE trigger <> 'REQUEST' DO NOTHING""")
                .bind("id", id)
                .bind("policy", evaluation.policy().code())
                .bind("status", evaluation.status())
                .bind("trigger", evaluation.trigger())
                .bind("sha256", identity(h, evaluation.policy().code(), prepared.sha256()))
                .bind("completedAt", evaluation.completedAt())
                .bind("document", write(evaluation))
                .bind("inputs", write(pinned))
                .bind("standing", Objects.requireNonNullElse(evaluation.standing(), Standing.EXPLORATORY))
                // Whether it says the same as another is no one's to know who may not read it.
                .bind("conclusions", evaluation.restricted() ? null : Conclusions.of(evaluation))
                .bind("restricted", evaluation.restricted())
                .execute());
        if (added == 1) {
            jdbi.useHandle(h -> {
                registers.keep(h, inputs.register());
                policies.keep(h, inputs.others());
                hiddenSince.keep(h, id, UsedCells.of(prepared));
                HeldReading.of(inputs, evaluation)
                        .ifPresent(
                                reading -> readings.keep(h, evaluation.policy().code(), reading, id));
                if (!evaluation.trigger().equals(Trigger.REQUEST.name())) {
                    latest.keep(h, id, write(KeptSummary.of(Optional.of(pinned), evaluation)));
                }
                if (evaluation.standing() == Standing.READING
                        || evaluation.trigger().equals(Trigger.REQUEST.name())) {
                    panels.keep(
                            h,
                            id,
                            EvaluatedGoal.of(inputs, prepared.specification(), evaluation, goal -> Optional.empty()));
                }
            });
            // Values may have been hidden while it was made.
            EvaluationDocument today = hiddenSince
                    .of(List.of(id))
                    .getOrDefault(id, HiddenRegions.NONE)
                    .on(evaluation);
            outbox.append(
                    Topics.EVALUATIONS,
                    evaluation.policy().code(),
                    EvaluationV1.TYPE,
                    evaluation.id(),
                    Announcement.of(today, ratingChange(countedLast, today)));
            audit.record(
                    origin,
                    "evaluation." + evaluation.status().name().toLowerCase(Locale.ROOT),
                    evaluation.id(),
                    null,
                    // The hash of a panel with one unknown value can be tried out.
                    today.restricted() ? evaluation.id() : evaluation.id() + prepared.sha256());
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
        return find(id).map(stored -> panels(stored.document())).orElse(Map.of());
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

    /** From the rating that counted last; null where nothing is to be announced. */
    private static EvaluationV1.@Nullable RatingChange ratingChange(
            @Nullable String countedLast, EvaluationDocument evaluation) {
        if (evaluation.restricted()
                || evaluation.standing() == Standing.PROVISIONAL
                || evaluation.trigger().equals(Trigger.REQUEST.name())) {
            return null;
        }
        @Nullable String now = Announcement.name(evaluation.rating());
        return Objects.equals(countedLast, now) ? null : new EvaluationV1.RatingChange(countedLast, now);
    }

    /** The newest that everybody may read today; null where there is none, or not among the last few. */
    private @Nullable String ratingThatCountedLast(String policy) {
        List<Counted> last = jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, CASE WHEN conclusions IS NULL THEN cast(document AS jsonb) ->> 'rating'
                            ELSE nullif(split_part(conclusions, ' ', 2), '-') END AS rating
                        FROM evaluation
                        WHERE policy = :policy AND trigger <> 'REQUEST' AND standing IS DISTINCT FROM 'PROVISIONAL' AND NOT restricted
                        ORDER BY seq DESC LIMIT :few""")
                .bind("policy", policy)
                .bind("few", LOOKED_BACK)
                .map((row, context) -> new Counted(row.getObject("id", UUID.class), row.getString("rating")))
                .list());
        // One after the other: mostly the first is it.
        for (Counted counted : last) {
            if (hiddenSince.of(List.of(counted.id())).isEmpty()) {
                return counted.rating();
            }
        }
        return null;
    }

    private record Counted(UUID id, @Nullable String rating) {}

    /** Takes its detail from one that has grown old, within the open transaction; one that has none any more stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void thin(UUID id) {
        jdbi.useHandle(
                h -> h.createQuery("""
                        SELECT seq, id, document, restricted, thinned_at IS NOT NULL AS thinned FROM evaluation
                        WHERE id = :id AND thinned_at IS NULL FOR UPDATE""").bind("id", id).map(STORED).findOne().ifPresent(whole -> {
                    String thinned = write(read(whole.document()).thin());
                    h.createUpdate("UPDATE evaluation SET document = :thinned, thinned_at = now() WHERE id = :id")
                            .bind("thinned", thinned)
                            .bind("id", id)
                            .execute();
                    audit.record(
                            Origin.ofService("evaluation-service"),
                            "evaluation.thin",
                            id.toString(),
                            // A document with one unknown value can be tried out, today or once one is hidden.
                            null,
                            id);
                }));
    }

    /**
     * Of the same policy, the last one before it that events started and that says what the policy did; empty where there is none,
     * and for one that somebody asked for: it may differ by its method or its day.
     */
    Optional<Stored> before(UUID id) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        SELECT older.seq, older.id, older.document, older.restricted,
                            older.thinned_at IS NOT NULL AS thinned
                        FROM evaluation newer JOIN evaluation older ON older.policy = newer.policy AND older.seq < newer.seq
                        WHERE newer.id = :id AND newer.trigger <> 'REQUEST'
                            AND older.trigger <> 'REQUEST' AND older.status = 'COMPLETED'
                        ORDER BY older.seq DESC LIMIT 1""").bind("id", id).map(STORED).findOne());
    }

    /** The evaluation as it was stored. */
    Optional<Stored> find(UUID id) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT seq, id, document, restricted, thinned_at IS NOT NULL AS thinned FROM evaluation WHERE id = :id")
                .bind("id", id)
                .map(STORED)
                .findOne());
    }
}
