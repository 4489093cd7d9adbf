package org.hengce.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.Shortened;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.trace.RequestTrace;
import org.hengce.kit.trace.TracedWork;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes who changed what, in the transaction of the change: one cannot be without the other. The {@link AuditSealer} closes
 * what is written into batches that nobody can change unseen.
 */
@ApplicationScoped
public class Audit {
    // A batch must fit into an event, whatever is written.
    private static final int LONGEST_SUBJECT = 1_000;

    @Inject
    Jdbi jdbi;

    @Inject
    TracedWork traces;

    @Inject
    ObjectMapper json;

    /**
     * Records a change that the present request makes, within the open transaction.
     *
     * @param action what was done, as {@code policy.transition}
     * @param subject code or id of what was changed
     * @param before its state before, hashed; null where there was none
     * @param after its state after, hashed
     */
    public void record(String actor, String action, String subject, @Nullable Object before, @Nullable Object after) {
        record(present(actor), action, subject, before, after);
    }

    /**
     * Records a change that was asked for earlier, or that the service makes by itself: then with the trace of its work, if it
     * has one, so that the log lines can be found.
     */
    public void record(Origin origin, String action, String subject, @Nullable Object before, @Nullable Object after) {
        jdbi.useHandle(h -> h.createUpdate("""
                        WITH written AS (
                            INSERT INTO audit (actor, action, subject, address, request_id, before_sha256, after_sha256)
                            VALUES (:actor, :action, :subject, :address, :request, :before, :after)
                            RETURNING id)
                        INSERT INTO audit_unsealed (id) SELECT id FROM written""")
                .bind("actor", origin.actor())
                .bind("action", action)
                .bind("subject", shortened(subject))
                .bind("address", origin.address())
                .bind("request", origin.requestId() == null ? work() : origin.requestId())
                .bind("before", hash(before))
                .bind("after", hash(after))
                .execute());
    }

    /**
     * Records many things that the present request makes, which were not there before, within the open transaction.
     *
     * @param after by code or id of what was made, its state, hashed
     */
    public void recordAll(String actor, String action, Map<String, ?> after) {
        Origin origin = present(actor);
        List<String> hashes = new ArrayList<>(after.size());
        after.values().forEach(state -> hashes.add(String.valueOf(hash(state))));
        jdbi.useHandle(h -> h.createUpdate("""
                        WITH written AS (
                            INSERT INTO audit (actor, action, subject, address, request_id, after_sha256)
                            SELECT :actor, :action, subject, :address, :request, after
                            FROM unnest(:subjects, :hashes) AS made (subject, after)
                            RETURNING id)
                        INSERT INTO audit_unsealed (id) SELECT id FROM written""")
                .bind("actor", origin.actor())
                .bind("action", action)
                .bind("address", origin.address())
                .bind("request", origin.requestId() == null ? work() : origin.requestId())
                .bindArray(
                        "subjects",
                        String.class,
                        after.keySet().stream().map(Audit::shortened).toList())
                .bindArray("hashes", String.class, hashes)
                .execute());
    }

    /** Where the present request comes from; work that no request came for has neither address nor id. */
    public Origin present(String actor) {
        return traces.present()
                .map(trace -> new Origin(actor, trace.address(), trace.requestId()))
                .orElseGet(() -> new Origin(actor, null, null));
    }

    private @Nullable String work() {
        return traces.present().map(RequestTrace::requestId).orElse(null);
    }

    private static String shortened(String subject) {
        return Shortened.of(subject, LONGEST_SUBJECT);
    }

    private @Nullable String hash(@Nullable Object state) {
        if (state == null) {
            return null;
        }
        try {
            return Sha256.hex(json.writeValueAsString(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("state of " + state.getClass() + " cannot be hashed", e);
        }
    }
}
