package org.hengce.evaluation.batches;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.kit.audit.Origin;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.Format;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Batches in the database. */
@ApplicationScoped
class Batches {
    /** Values that are not free, told apart from what they were before: whatever is hidden is a further row. */
    private static final String NOT_FREE = """
            (SELECT count(*) || ' ' || coalesce(cast(max(vintage) AS text), '-') FROM observation WHERE confidentiality <> 'F')""";

    private final Jdbi jdbi;

    @Inject
    Batches(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A batch. */
    record Batch(
            UUID id,
            Language language,
            Form form,
            Format format,
            AskersSight sight,
            String askedBy,
            Instant askedAt,
            @Nullable Instant finishedAt,
            boolean cleared) {}

    /** What there is to say of a policy's last evaluation; without one, why there is none. */
    record Wanted(
            String policy,
            @Nullable UUID evaluation,
            @Nullable FailureReason reason) {}

    /** One of its reports, without its content; its policy has a reason in place of it where there is none. */
    record Listed(
            long id,
            String policy,
            @Nullable UUID evaluation,
            @Nullable FailureReason reason,
            boolean made,
            @Nullable String status,
            @Nullable String rating,
            @Nullable String sha256,
            int bytes,
            @Nullable String seen,
            @Nullable UUID before,
            boolean restricted) {}

    /** The last evaluations that events started, of these policies, in the order of their codes. */
    List<Wanted> wanted(List<String> policies) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT asked.code, last.id, p.code IS NOT NULL AS known
                        FROM unnest(:codes) AS asked (code)
                        LEFT JOIN LATERAL (SELECT id FROM evaluation WHERE policy = asked.code AND trigger <> 'REQUEST'
                            ORDER BY seq DESC LIMIT 1) last ON true
                        LEFT JOIN policy p ON p.code = asked.code AND NOT p.retired
                        ORDER BY asked.code COLLATE "C\"""")
                .bindArray("codes", String.class, policies)
                .map((row, context) -> {
                    @Nullable UUID evaluation = row.getObject("id", UUID.class);
                    FailureReason without =
                            row.getBoolean("known") ? FailureReason.NOT_EVALUATED : FailureReason.UNKNOWN_POLICY;
                    return new Wanted(row.getString("code"), evaluation, evaluation == null ? without : null);
                })
                .list());
    }

    /** The codes of the policies of a category, up to so many. */
    List<String> ofCategory(Category category, int most) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT code FROM policy
                        WHERE NOT retired AND document @> jsonb_build_object('policy', jsonb_build_object('category', cast(:category AS text)))
                        ORDER BY code LIMIT :most""")
                .bind("category", category)
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    /** Serializes those who look how many there are and add more, until the open transaction ends. */
    void lock() {
        jdbi.useHandle(h -> h.createQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('report-batches'))")
                .mapTo(Integer.class)
                .one());
    }

    /** Reports that are kept or waited for, of one person; of all where that is null. */
    int kept(@Nullable String askedBy) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        SELECT count(*) FROM report_batch b JOIN batch_report r ON r.batch = b.id
                        WHERE b.cleared_at IS NULL AND r.evaluation IS NOT NULL
                          AND (cast(:by AS text) IS NULL OR b.asked_by = :by)""").bind("by", askedBy).mapTo(Integer.class).one());
    }

    /** The batches that one person has had longest, up to so many. */
    List<UUID> oldestOf(String askedBy, int most) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id FROM report_batch WHERE cleared_at IS NULL AND asked_by = :by
                        ORDER BY seq LIMIT :most""")
                .bind("by", askedBy)
                .bind("most", most)
                .mapTo(UUID.class)
                .list());
    }

    /** Adds one within the open transaction. */
    void add(UUID id, Language language, Form form, Format format, AskersSight sight, Origin by, List<Wanted> wanted) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                            INSERT INTO report_batch (id, language, form, format, readable, not_free, asked_by, address, request_id)
                            VALUES (:id, :language, :form, :format, :readable, %s, :by, :address, :request)""".formatted(NOT_FREE))
                    .bind("id", id)
                    .bind("language", language)
                    .bind("form", form)
                    .bind("format", format)
                    .bindByType(
                            "readable",
                            sight.regions() == null ? null : sight.regions().toArray(new String[0]),
                            String[].class)
                    .bind("by", by.actor())
                    .bind("address", by.address())
                    .bind("request", by.requestId())
                    .execute();
            h.createUpdate("""
                            INSERT INTO batch_report (batch, policy, place, evaluation, reason)
                            SELECT :batch, policy, place, cast(nullif(evaluation, '') AS uuid), nullif(reason, '')
                            FROM unnest(:policies, :evaluations, :reasons) WITH ORDINALITY AS wanted (policy, evaluation, reason, place)""")
                    .bind("batch", id)
                    .bindArray(
                            "policies",
                            String.class,
                            wanted.stream().map(Wanted::policy).toList())
                    .bindArray(
                            "evaluations",
                            String.class,
                            wanted.stream().map(each -> text(each.evaluation())).toList())
                    .bindArray(
                            "reasons",
                            String.class,
                            wanted.stream().map(each -> text(each.reason())).toList())
                    .execute();
        });
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    Optional<Batch> find(UUID id) {
        return jdbi.withHandle(h -> h.createQuery("SELECT * FROM report_batch WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> batch(row))
                .findOne());
    }

    /** Whether the values that are not free are those that there were when it was asked for. */
    boolean nothingWasHiddenSince(UUID id) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT not_free = %s FROM report_batch WHERE id = :id".formatted(NOT_FREE))
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(false));
    }

    private static Batch batch(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Batch(
                row.getObject("id", UUID.class),
                Language.valueOf(row.getString("language")),
                Form.valueOf(row.getString("form")),
                Format.valueOf(row.getString("format")),
                sight(row),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getObject("cleared_at") != null);
    }

    static AskersSight sight(ResultSet row) throws SQLException {
        @Nullable Array readable = row.getArray("readable");
        return new AskersSight(readable == null ? null : Set.of((String[]) readable.getArray()));
    }

    /** In the order of the policies' codes. */
    List<Listed> reports(UUID batch) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, policy, evaluation, reason, made_at IS NOT NULL AS made, status, rating, sha256, bytes, seen, before, restricted
                        FROM batch_report WHERE batch = :batch ORDER BY place""")
                .bind("batch", batch)
                .map((row, context) -> new Listed(
                        row.getLong("id"),
                        row.getString("policy"),
                        row.getObject("evaluation", UUID.class),
                        reason(row.getString("reason")),
                        row.getBoolean("made"),
                        row.getString("status"),
                        row.getString("rating"),
                        row.getString("sha256"),
                        row.getInt("bytes"),
                        row.getString("seen"),
                        row.getObject("before", UUID.class),
                        row.getBoolean("restricted")))
                .list());
    }

    private static @Nullable FailureReason reason(@Nullable String name) {
        return name == null ? null : FailureReason.valueOf(name);
    }

    /** A report's file; empty when it was thrown away meanwhile. */
    Optional<byte[]> content(long report) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT content FROM batch_report WHERE id = :id AND content IS NOT NULL")
                        .bind("id", report)
                        .mapTo(byte[].class)
                        .findOne());
    }

    /** Takes it away, whatever is made of it; within the open transaction. False where there is none. */
    boolean delete(UUID id) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM report_batch WHERE id = :id")
                        .bind("id", id)
                        .execute())
                == 1;
    }

    /** Throws away what was finished before that, and forgets what was finished before the other. */
    void clear(Instant finishedBefore, Instant forgottenBefore) {
        jdbi.useTransaction(h -> {
            h.createUpdate("DELETE FROM report_batch WHERE finished_at < :before")
                    .bind("before", forgottenBefore)
                    .execute();
            h.createUpdate("""
                            WITH over AS (
                                UPDATE report_batch SET cleared_at = now()
                                WHERE finished_at < :before AND cleared_at IS NULL RETURNING id)
                            UPDATE batch_report SET content = NULL FROM over WHERE batch = over.id""").bind("before", finishedBefore).execute();
        });
    }
}
