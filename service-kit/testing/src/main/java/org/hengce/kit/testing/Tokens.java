package org.hengce.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.util.List;
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
        return of(service, user, life, List.of(), roles);
    }

    /** A token of somebody whose rights are limited to these regions. */
    public static String within(List<String> regions, String service, String user, String... roles) {
        return of(service, user, Duration.ofMinutes(1), regions, roles);
    }

    /** A token that says nothing of regions; the gateway mints none such. */
    public static String withoutRegions(String service, String user, String... roles) {
        return signed(builder(service, user, Duration.ofMinutes(1), roles));
    }

    private static String of(String service, String user, Duration life, List<String> regions, String... roles) {
        return signed(builder(service, user, life, roles).claim("regions", regions));
    }

    private static JwtClaimsBuilder builder(String service, String user, Duration life, String... roles) {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.issuer("hengce-gateway")
                .audience(service)
                .subject(user)
                .upn(user)
                .groups(Set.of(roles))
                .issuedAt(now - 60)
                .expiresAt(now + life.toSeconds());
    }

    private static String signed(JwtClaimsBuilder claims) {
        return claims.jws()
                .keyId(TestKeys.KEY_ID)
                .sign(Surroundings.keys().pair().getPrivate());
    }
}
