package org.hengce.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.hengce.kit.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Checks the gateway's internal tokens, each once: it sends the same one for half a minute, and a signature costs more than all
 * else that is done for a small answer. What a token says cannot change; that it has ended is looked at each time.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {
    /** Callers at once that are remembered; whoever is beyond is checked again. */
    private static final int MOST = 2_000;

    private final JWTCallerPrincipalFactory checker = new DefaultJWTCallerPrincipalFactory();

    /** By the SHA-256 of the token: the tokens themselves are not kept in memory. */
    private final Cache<String, JWTCallerPrincipal> callers = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    private final Clock clock;

    private final Counter refused;

    @Inject
    VerifiedTokens(Clock clock, MeterRegistry registry) {
        this.clock = clock;
        refused = Counter.builder("hengce.internal.tokens.refused")
                .description(
                        "Internal tokens that were refused: they had ended, were for another service or signed by another key")
                .register(registry);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        String digest = Sha256.hex(token);
        @Nullable JWTCallerPrincipal known = callers.getIfPresent(digest);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        // Also one that has ended just now: how far clocks may differ is the checker's to say.
        JWTCallerPrincipal caller = checked(token, expected);
        callers.put(digest, caller);
        return caller;
    }

    private JWTCallerPrincipal checked(String token, JWTAuthContextInfo expected) throws ParseException {
        try {
            return checker.parse(token, expected);
        } catch (ParseException e) {
            refused.increment();
            throw e;
        }
    }
}
