package org.hengce.kit.testing;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.Set;

/** Internal tokens as the gateway mints them, for tests of a service alone. */
public final class Tokens {
    private Tokens() {}

    /** A valid token for the service (its {@code quarkus.application.name}). */
    public static String of(String service, String user, String... roles) {
        return of(service, user, Duration.ofMinutes(1), roles);
    }

    /** A token that ends after {@code life}, which may be negative. */
    public static String of(String service, String user, Duration life, String... roles) {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.issuer("hengce-gateway")
                .audience(service)
                .subject(user)
                .upn(user)
                .groups(Set.of(roles))
                .issuedAt(now - 60)
                .expiresAt(now + life.toSeconds())
                .jws()
                .keyId(TestKeys.KEY_ID)
                .sign(Surroundings.keys().pair().getPrivate());
    }
}
