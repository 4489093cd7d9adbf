package org.hengce.policy.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hengce.contracts.policy.LogicModel;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.AssignmentDocument;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.Rationale;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.work.BackgroundLoop;
import org.hengce.policy.definitions.Definitions;
import org.hengce.policy.definitions.Mention;
import org.hengce.policy.definitions.PolicyMentions;
import org.hengce.policy.search.Words.Weight;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what policies are found by, in the transaction that changes them. What was kept by an older release, which knows no words
 * or cuts them otherwise, is made anew in the background.
 */
@ApplicationScoped
public class SearchIndex {
    private static final Duration EACH = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private static final String KEEP = """
            INSERT INTO policy_search AS held (code, revision, edition, status, category, level, strategy, announced_on,
                                               instruments, sectors, regions, awaited, promised, words)
            VALUES (:code, :revision, :edition, :status, :category, :level, :strategy, :announcedOn,
                    :instruments, :sectors, :regions, :awaited, :promised, cast(:words AS tsvector))
            ON CONFLICT (code) DO UPDATE SET
                revision = excluded.revision, edition = excluded.edition, status = excluded.status,
                category = excluded.category, level = excluded.level, strategy = excluded.strategy,
                announced_on = excluded.announced_on, instruments = excluded.instruments, sectors = excluded.sectors,
                regions = excluded.regions, awaited = excluded.awaited, promised = excluded.promised, words = excluded.words
            WHERE excluded.revision >= held.revision""";

    private static final String SETTLE = """
            UPDATE policy_search
            SET awaited = ARRAY(SELECT mention FROM unnest(awaited) mention WHERE %1$s ORDER BY mention)
            WHERE code IN (SELECT kept.code FROM policy_search kept WHERE awaited <> '{}'
                AND EXISTS (SELECT FROM unnest(awaited) mention WHERE NOT %1$s)
                ORDER BY kept.code LIMIT :most FOR UPDATE SKIP LOCKED)""".formatted(Definitions.isPending("mention"));

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    SchemaGate schema;

    @Inject
    Definitions definitions;

    private @Nullable BackgroundLoop loop;

    /** A policy as it is to be found. */
    public record Entry(long revision, PolicyStatus status, PolicyText text) {}

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("search-index", EACH, schema, this::lookAround);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
    }

    private boolean lookAround() {
        jdbi.useHandle(SearchState::sumUp);
        return keepStale() + settle() > 0;
    }

    /** Of how many the list of what they await got shorter, since it has come: it never becomes undefined again. */
    int settle() {
        return jdbi.withHandle(h -> h.createUpdate(SETTLE).bind("most", AT_ONCE).execute());
    }

    /** Keeps what these policies, which are stored, are found by. */
    public void keep(List<Entry> entries) {
        jdbi.useHandle(h -> keep(h, entries));
    }

    /** Says that a strategy's members are others, or other people see them. */
    public void membersChanged() {
        jdbi.useHandle(SearchState::change);
    }

    /** Takes away what a policy is found by. */
    public void forget(String code) {
        jdbi.useHandle(h -> {
            h.createUpdate("DELETE FROM policy_search WHERE code = :code")
                    .bind("code", code)
                    .execute();
            SearchState.change(h);
        });
    }

    private void keep(Handle h, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        SearchState.change(h);
        PreparedBatch batch = h.prepareBatch(KEEP);
        List<List<Mention>> mentions =
                entries.stream().map(entry -> PolicyMentions.of(entry.text())).toList();
        Set<Mention> unknown =
                definitions.unknown(mentions.stream().flatMap(List::stream).toList());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            PolicyText text = entry.text();
            batch.bind("code", text.code())
                    .bind("revision", entry.revision())
                    .bind("edition", Words.EDITION)
                    .bind("status", entry.status().name())
                    .bind("category", text.category().name())
                    .bind("level", text.level().name())
                    .bind("strategy", text.strategy())
                    .bind("announcedOn", Objects.requireNonNullElse(text.announcedOn(), ""))
                    .bindArray(
                            "instruments",
                            String.class,
                            distinct(text.instruments().stream().map(Enum::name)))
                    .bindArray("sectors", String.class, distinct(text.sectors().stream()))
                    .bindArray(
                            "regions",
                            String.class,
                            distinct(text.coverage().stream().map(Coverage::region)))
                    .bindArray(
                            "awaited",
                            String.class,
                            distinct(mentions.get(i).stream()
                                    .filter(unknown::contains)
                                    .map(Definitions::written)))
                    .bindArray("promised", String.class, promised(text))
                    .bind("words", words(text))
                    .add();
        }
        batch.execute();
    }

    /** Which way the target effects go, each with its indicator. */
    private static List<String> promised(PolicyText text) {
        return distinct(text.goals().stream()
                .filter(goal -> goal.targetEffect() != null && goal.targetEffect() != 0)
                .map(goal -> (Objects.requireNonNull(goal.targetEffect()) > 0 ? "+" : "-") + goal.indicator()));
    }

    private static List<String> distinct(Stream<String> values) {
        return values.distinct().sorted().toList();
    }

    private static String words(PolicyText text) {
        Words words = Words.none()
                .and(Weight.A, text.title())
                .and(Weight.B, text.code())
                .and(Weight.B, text.documentNumber())
                .and(Weight.B, text.issuer())
                .and(Weight.C, text.legalBasis());
        @Nullable AssignmentDocument document = text.assignmentDocument();
        if (document != null) {
            words.and(Weight.C, document.title()).and(Weight.C, document.number());
        }
        words.and(Weight.D, text.summary());
        @Nullable Rationale rationale = text.rationale();
        if (rationale != null) {
            words.and(Weight.D, rationale.text());
        }
        text.beneficiaries().forEach(some -> words.and(Weight.D, some.text()));
        @Nullable LogicModel logic = text.logicModel();
        if (logic != null) {
            logic.items().forEach(item -> words.and(Weight.D, item.text()));
        }
        return words.vector();
    }

    /** How many that are not kept as this release would keep them are now; 0 where there are no more. */
    int keepStale() {
        return jdbi.inTransaction(h -> {
            List<String> codes = h.createQuery("""
                            SELECT code FROM policy LEFT JOIN policy_search kept USING (code)
                            WHERE kept.code IS NULL OR kept.revision < policy.revision OR kept.edition <> :edition
                            ORDER BY code LIMIT :most""")
                    .bind("edition", Words.EDITION)
                    .bind("most", AT_ONCE)
                    .mapTo(String.class)
                    .list();
            List<Entry> stale = Page.measured(codes, new PageRequest(AT_ONCE, ""), code -> code, some -> bytes(h, some))
                    .mapTogether(some -> read(h, some))
                    .items();
            // Of one that changes meanwhile the newer is kept; one that is deleted meanwhile fails, and is tried
            // without it.
            keep(h, stale);
            return stale.size();
        });
    }

    private static List<Long> bytes(Handle h, List<String> codes) {
        return h.createQuery("""
                        SELECT coalesce(octet_length(cast(policy.text AS text)), 0)
                        FROM unnest(:codes) WITH ORDINALITY AS listed (code, place) LEFT JOIN policy USING (code)
                        ORDER BY place""")
                .bindArray("codes", String.class, codes)
                .mapTo(Long.class)
                .list();
    }

    private List<Entry> read(Handle h, List<String> codes) {
        return h.createQuery("SELECT revision, status, text FROM policy WHERE code = ANY (:codes)")
                .bindArray("codes", String.class, codes)
                .map((row, context) ->
                        new Entry(row.getLong(1), PolicyStatus.valueOf(row.getString(2)), read(row.getString(3))))
                .list();
    }

    private PolicyText read(String text) {
        try {
            return json.readValue(text, PolicyText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored policy cannot be read", e);
        }
    }
}
