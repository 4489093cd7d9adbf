package org.hengce.gateway.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/** Makes the short-lived tokens that services trust; each is for one service. */
@ApplicationScoped
public class InternalTokens {
    private static final String ISSUER = "hengce-gateway";

    @Inject
    Keys keys;

    @Inject
    IdentityConfig config;

    @Inject
    Clock clock;

    private final ConcurrentMap<Key, Minted> cache = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> sweep = new AtomicReference<>(Instant.EPOCH);

    /** A change of the user is another revision: the token with the old rights is never found again. */
    private record Key(String credential, long revision, String service) {}

    private record Minted(String token, Instant renewAt) {}

    /** A token for the service, the same one for some time. */
    public String mint(Identity identity, String service) {
        Instant now = clock.instant();
        Key key = new Key(identity.credential(), identity.revision(), service);
        @Nullable Minted fresh = cache.get(key); // without the lock that compute takes
        if (fresh != null && now.isBefore(fresh.renewAt())) {
            return fresh.token();
        }
        sweep(now);
        return cache.compute(
                        key,
                        (same, known) -> known != null && now.isBefore(known.renewAt())
                                ? known
                                : new Minted(
                                        sign(identity, service, now),
                                        // What is left must be enough for the request to get there.
                                        now.plus(config.internalTokenLife().dividedBy(2))))
                .token();
    }

    private String sign(Identity identity, String service, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(service);
        claims.setSubject(identity.name());
        claims.setClaim("upn", identity.name());
        claims.setStringListClaim("groups", identity.roles());
        claims.setStringListClaim("regions", identity.regions());
        claims.setGeneratedJwtId();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(config.internalTokenLife()).getEpochSecond()));
        return keys.sign(claims);
    }

    /** Drops what has ended, once in a while. */
    private void sweep(Instant now) {
        Instant due = sweep.get();
        if (now.isAfter(due) && sweep.compareAndSet(due, now.plus(config.internalTokenLife()))) {
            cache.values().removeIf(minted -> minted.renewAt().isBefore(now));
        }
    }
}
