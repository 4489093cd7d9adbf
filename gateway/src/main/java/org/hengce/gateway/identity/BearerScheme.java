package org.hengce.gateway.identity;

import io.quarkus.arc.All;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** {@code Authorization: Bearer …}: a token of the local issuer or of the configured provider. */
@ApplicationScoped
public class BearerScheme implements Scheme {
    private static final String SCHEME = "bearer ";
    // Longer ones cost work before they can be refused; those of a provider with hundreds of groups are shorter.
    private static final int LONGEST_TOKEN = 16 * 1024;
    /** Reads who is said to be the issuer; the issuer checks everything. */
    private static final JwtConsumer UNCHECKED = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private final List<TokenIssuer> issuers;
    private final VerifiedTokens known;
    private final Clock clock;

    @Inject
    BearerScheme(@All List<TokenIssuer> issuers, VerifiedTokens known, Clock clock) {
        this.issuers = issuers;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public boolean isIn(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.AUTHORIZATION);
    }

    @Override
    public Future<Identity> identify(HttpServerRequest request) {
        List<String> sent = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        if (sent.size() > 1) {
            return Future.failedFuture(Refusals.several());
        }
        String authorization = sent.get(0);
        if (authorization.length() > LONGEST_TOKEN
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refused();
        }
        String token = authorization.substring(SCHEME.length()).strip();
        VerifiedTokens.Digest digest = VerifiedTokens.Digest.of(token);
        Optional<TokenIssuer.Verified> verified =
                known.get(digest).filter(v -> clock.instant().isBefore(v.end()));
        return verified.map(v -> v.standing().get()).orElseGet(() -> verify(token, digest));
    }

    private Future<Identity> verify(String token, VerifiedTokens.Digest digest) {
        return issuerOf(token)
                .map(issuer -> issuer.verify(token).compose(verified -> {
                    known.put(digest, verified);
                    return verified.standing().get();
                }))
                .orElseGet(BearerScheme::refused);
    }

    private Optional<TokenIssuer> issuerOf(String token) {
        try {
            Optional<String> said =
                    Optional.ofNullable(UNCHECKED.processToClaims(token).getIssuer());
            return issuers.stream()
                    .filter(issuer -> said.isPresent() && issuer.name().equals(said))
                    .findFirst();
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private static Future<Identity> refused() {
        return Future.failedFuture(Refusals.unauthenticated());
    }
}
