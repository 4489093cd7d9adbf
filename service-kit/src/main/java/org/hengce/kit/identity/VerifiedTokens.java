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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.secret.MountedFile;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the gateway's internal tokens, each once: it sends the same one for half a minute, and a signature costs more than all
 * else that is done for a small answer. What a token says cannot change; that it has ended is looked at each time. The keys may:
 * their file is read again when it changes, and nothing is remembered of what was checked with the earlier ones.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {
    /** Callers at once that are remembered; whoever is beyond is checked again. */
    private static final int MOST = 2_000;

    private final Clock clock;
    private final MountedFile<Checked> keys;

    /**
     * What is checked with the same keys.
     *
     * @param text the key set as it was read and found good; the file may be another one by now
     * @param callers by the SHA-256 of the token: the tokens themselves are not kept in memory
     */
    private record Checked(String text, JWTCallerPrincipalFactory checker, Cache<String, JWTCallerPrincipal> callers) {
        static Checked with(String keys) {
            try {
                if (new JsonWebKeySet(keys).getJsonWebKeys().isEmpty()) {
                    throw new IllegalArgumentException("no key that is understood here is in it");
                }
            } catch (JoseException e) {
                throw new IllegalArgumentException("it is no JWK set (RFC 7517)", e);
            }
            return new Checked(
                    keys,
                    new DefaultJWTCallerPrincipalFactory(),
                    Caffeine.newBuilder()
                            .maximumSize(MOST)
                            .expireAfterWrite(Duration.ofMinutes(2))
                            .build());
        }

        JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
            JWTAuthContextInfo withKeys = new JWTAuthContextInfo(expected);
            withKeys.setPublicKeyContent(text);
            return checker.parse(token, withKeys);
        }
    }

    private final Counter refused;

    @Inject
    VerifiedTokens(
            Clock clock, MeterRegistry registry, @ConfigProperty(name = "hengce.internal-public-keys") Path keys) {
        this.clock = clock;
        refused = Counter.builder("hengce.internal.tokens.refused")
                .description(
                        "Internal tokens that were refused: they had ended, were for another service or signed by another key")
                .register(registry);
        try {
            this.keys = new MountedFile<>(keys, clock, Checked::with);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "HENGCE_INTERNAL_PUBLIC_KEYS=%s cannot be read: mount the public keys of the gateway there"
                            .formatted(keys),
                    e);
        }
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        Checked checked = keys.value();
        String digest = Sha256.hex(token);
        @Nullable JWTCallerPrincipal known = checked.callers().getIfPresent(digest);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        // Also one that has ended just now: how far clocks may differ is the checker's to say.
        JWTCallerPrincipal caller = parsed(checked, token, expected);
        checked.callers().put(digest, caller);
        return caller;
    }

    private JWTCallerPrincipal parsed(Checked checked, String token, JWTAuthContextInfo expected)
            throws ParseException {
        try {
            return checked.parse(token, expected);
        } catch (ParseException e) {
            refused.increment();
            throw e;
        }
    }
}
