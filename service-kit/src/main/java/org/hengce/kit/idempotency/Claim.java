package org.hengce.kit.idempotency;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key held by work that takes more than one transaction. It runs out by itself some time after the last {@link #renew}:
 * work that died gives it free.
 *
 * <p>Without an Idempotency-Key in the request there is nothing to hold, and its methods do nothing.
 */
public final class Claim {
    // A sender may be silent for as long as the gateway bears it.
    static final Duration LENGTH = Duration.ofMinutes(2);
    private static final Duration RENEW = LENGTH.dividedBy(4);

    private final KeptAnswers answers;
    private final @Nullable RequestKey key;
    private final UUID holder = UUID.randomUUID();
    private final @Nullable Kept kept;
    private Instant renewed = Instant.now();

    Claim(KeptAnswers answers, @Nullable RequestKey key) {
        this.answers = answers;
        this.key = key;
        this.kept = key == null ? null : answers.claim(key, holder, LENGTH).orElse(null);
    }

    /** Whether the work was done already: read what was sent, then {@link #replay}. */
    public boolean isDone() {
        return kept != null;
    }

    /**
     * The answer that was given.
     *
     * @throws org.hengce.kit.problem.Problem 422 if something else was sent then
     */
    public Response replay(String fingerprint) {
        if (kept == null) {
            throw new IllegalStateException("nothing is kept under this key");
        }
        return kept.replay(fingerprint);
    }

    /** Says that the work goes on; cheap enough to be called often. */
    public void renew() {
        if (key != null && Instant.now().isAfter(renewed.plus(RENEW))) {
            answers.renew(key, holder, LENGTH);
            renewed = Instant.now();
        }
    }

    /**
     * Keeps the answer, within the transaction that makes the work count.
     *
     * @throws org.hengce.kit.problem.Problem 409 if the claim ran out and another has it
     */
    public void keep(String fingerprint, Response answer) {
        if (key != null) {
            answers.keep(key, holder, fingerprint, answer);
        }
    }

    /** Gives the key free: the request was refused, and may be mended and sent again. */
    public void release() {
        if (key != null && kept == null) {
            answers.release(key, holder);
        }
    }
}
