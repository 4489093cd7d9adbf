package org.hengce.gateway.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.identity.Refusals;
import org.hengce.gateway.identity.TokenIssuer;
import org.hengce.gateway.identity.VerifiedTokens;
import org.hengce.gateway.standing.Standings;
import org.hengce.gateway.users.UserStandings;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** Access tokens of the identity provider. */
@ApplicationScoped
public class ProviderTokens implements TokenIssuer {
    private static final int THREADS = 4;
    // Longer than two answers of the provider may take.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final OidcConfig config;
    private final TokenCheck check;
    private final People people;
    private final UserStandings users;
    private final Standings standings;
    private final WorkerExecutor workers;

    @Inject
    ProviderTokens(
            OidcConfig config, TokenCheck check, People people, UserStandings users, Standings standings, Vertx vertx) {
        this.config = config;
        this.check = check;
        this.people = people;
        this.users = users;
        this.standings = standings;
        // Its keys may have to be waited for, which must not hold up anybody else.
        workers = vertx.createSharedWorkerExecutor("provider-tokens", THREADS, LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        workers.close();
    }

    @Override
    public Optional<String> name() {
        return config.issuer().map(URI::toString);
    }

    @Override
    public Future<Verified> verify(String token) {
        return config.audience()
                .map(audience -> workers.executeBlocking(() -> verified(token, check.claims(token, audience)), false))
                .orElseGet(() -> Future.failedFuture(Refusals.unauthenticated()));
    }

    private Verified verified(String token, JwtClaims claims) throws MalformedClaimException {
        Instant end = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        Map<String, Object> said = claims.getClaimsMap();
        String id = "provider:" + VerifiedTokens.Digest.of(token);
        return new Verified(end, () -> identity(id, said));
    }

    /** As of now: a link to a user, or the user, may have been changed since the token was checked. */
    private Future<Identity> identity(String id, Map<String, Object> claims) {
        return standings
                .find(() -> Optional.of(claims))
                .map(known -> people.of(claims))
                .compose(person -> person.roles() != null && person.regions() != null
                        ? Future.succeededFuture(identity(id, person, person.roles(), person.regions()))
                        : users.of(person.name(), person.revision()).compose(found -> found.map(user ->
                                        Future.succeededFuture(identity(id, person, user.roles(), user.regions())))
                                .orElseGet(() -> Future.failedFuture(Refusals.unauthenticated()))));
    }

    private static Identity identity(String id, Person person, List<String> roles, List<String> regions) {
        return new Identity(Identity.Kind.PROVIDER_TOKEN, id, person.name(), person.revision(), roles, regions);
    }
}
