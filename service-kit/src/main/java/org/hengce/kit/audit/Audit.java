package org.hengce.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hengce.kit.trace.RequestTrace;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Writes who changed what, in the transaction of the change: one cannot be without the other. */
@ApplicationScoped
public class Audit {
    @Inject
    Jdbi jdbi;

    @Inject
    RequestTrace trace;

    @Inject
    ObjectMapper json;

    /**
     * Records a change within the open transaction.
     *
     * @param action what was done, as {@code policy.transition}
     * @param subject code or id of what was changed
     * @param before its state before, hashed; null where there was none
     * @param after its state after, hashed
     */
    public void record(String actor, String action, String subject, @Nullable Object before, @Nullable Object after) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO audit (actor, action, subject, request_id, before_sha256, after_sha256)
                        VALUES (:actor, :action, :subject, :request, :before, :after)""")
                .bind("actor", actor)
                .bind("action", action)
                .bind("subject", subject)
                .bind("request", trace.requestId())
                .bind("before", hash(before))
                .bind("after", hash(after))
                .execute());
    }

    private @Nullable String hash(@Nullable Object state) {
        if (state == null) {
            return null;
        }
        try {
            byte[] bytes = json.writeValueAsString(state).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("state of " + state.getClass() + " cannot be hashed", e);
        }
    }
}
