package org.hengce.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, in the transaction of an effect, under which key and for what content it was asked, and what was answered: a
 * crash between work and answer does not repeat the work.
 */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    private final KeptAnswers answers;
    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final ObjectWriter canonical;

    @Inject
    Idempotency(KeptAnswers answers, Caller caller, HttpHeaders headers, UriInfo uri, ObjectMapper json) {
        this.answers = answers;
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
        this.canonical = json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /** Ends a transaction whose method answered with a refusal instead of throwing one. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Response answer;

        Refused(Response answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    /** An exception of the method, on its way through the transaction. */
    private static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Exception exception;

        Thrown(Exception exception) {
            super(exception);
            this.exception = exception;
        }
    }

    /** The present request's key; empty if it has none. */
    Optional<RequestKey> key() {
        @Nullable List<String> sent = headers.getRequestHeader(HEADER);
        return sent == null || sent.isEmpty()
                ? Optional.empty()
                : Optional.of(new RequestKey(caller.subject(), uri.getPath(), String.join(", ", sent)));
    }

    /**
     * What was sent as one hash, of its meaning and not of its bytes: the same content in another layout is the same.
     *
     * @param content in the order that it always has
     */
    public String fingerprint(List<? extends @Nullable Object> content) {
        try (DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digest())) {
            canonical.writeValue(digest, content);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("what was sent cannot be written as JSON", e);
        }
    }

    /** Does the work, or gives the answer that it had. */
    Response once(RequestKey key, String fingerprint, Callable<Response> work) throws Exception {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Kept> kept = answers.lock(key);
                return kept.isPresent() ? kept.get().replay(fingerprint) : keep(key, fingerprint, work);
            });
        } catch (Refused refused) {
            return refused.answer;
        } catch (Thrown thrown) {
            throw thrown.exception;
        }
    }

    private Response keep(RequestKey key, String fingerprint, Callable<Response> work) {
        Response answer;
        try {
            answer = work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Thrown(e);
        }
        if (answer.getStatus() >= 300) {
            throw new Refused(answer);
        }
        answers.keep(key, fingerprint, answer);
        return answer;
    }

    /**
     * Takes the present request's key for work in several transactions.
     *
     * @throws org.hengce.kit.problem.Problem 400 for a key that is none; 409 while another request with it runs
     */
    public Claim claim() {
        return new Claim(answers, key().orElse(null));
    }

    @Scheduled(every = "1h", delayed = "10m")
    void prune() {
        answers.forgetOld();
    }
}
