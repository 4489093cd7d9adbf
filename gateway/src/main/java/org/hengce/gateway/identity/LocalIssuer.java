package org.hengce.gateway.identity;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hengce.gateway.users.User;
import org.hengce.gateway.users.UserStandings;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Issues the tokens of those who sign in with a password here, and tells its own from others'. */
@ApplicationScoped
public class LocalIssuer implements TokenIssuer {
    private static final String ISSUER = "hengce-local";
    private static final String AUDIENCE = "hengce";
    private static final String REVISION = "revision";

    private final Keys keys;
    private final IdentityConfig config;
    private final Clock clock;
    private final UserStandings users;
    private final JwtConsumer consumer;

    @Inject
    LocalIssuer(Keys keys, IdentityConfig config, Clock clock, UserStandings users) {
        this.users = users;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        // The services' tokens are signed with the same key: issuer and audience keep the two apart.
        consumer = new JwtConsumerBuilder()
                // Of this moment: keys are replaced while the gateway runs.
                .setVerificationKeyResolver(
                        (token, nested) -> new JwksVerificationKeyResolver(keys.trusted()).resolveKey(token, nested))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, Keys.ALGORITHM))
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(AUDIENCE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireJwtId()
                .build();
    }

    TokenResource.Token issue(User user) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(user.name());
        claims.setStringListClaim("groups", user.roles());
        claims.setClaim(REVISION, user.revision());
        claims.setGeneratedJwtId();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(config.localTokenLife()).getEpochSecond()));
        return new TokenResource.Token(
                keys.sign(claims), "Bearer", config.localTokenLife().toSeconds());
    }

    @Override
    public Optional<String> name() {
        return Optional.of(ISSUER);
    }

    @Override
    public Future<Verified> verify(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            Long revision = claims.getClaimValue(REVISION, Long.class);
            if (revision == null) {
                return Future.failedFuture(Refusals.unauthenticated());
            }
            String id = "token:" + claims.getJwtId();
            String name = claims.getSubject();
            return Future.succeededFuture(new Verified(
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()), () -> identity(id, name, revision)));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Future.failedFuture(Refusals.unauthenticated());
        }
    }

    private Future<Identity> identity(String id, String name, long revision) {
        return users.of(name, revision).compose(found -> found.filter(user -> user.revision() == revision)
                .map(user -> Future.succeededFuture(
                        new Identity(Identity.Kind.TOKEN, id, name, revision, user.roles(), user.regions())))
                .orElseGet(() -> Future.failedFuture(Refusals.unauthenticated())));
    }
}
