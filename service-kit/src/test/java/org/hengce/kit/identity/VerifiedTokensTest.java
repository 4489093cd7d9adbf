package org.hengce.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final String ISSUER = "hengce-gateway";
    private static final KeyPair GATEWAY = pair();
    private static final KeyPair STRANGER = pair();

    private final Instant now = Instant.now();
    private final VerifiedTokens tokens = new VerifiedTokens(new SetClock(), new SimpleMeterRegistry());
    private Duration later = Duration.ZERO;

    /** Shows what the test says. */
    private final class SetClock extends Clock {
        @Override
        public Instant instant() {
            return now.plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nobody asks for it");
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has elliptic curves", e);
        }
    }

    private String token(KeyPair signer) {
        return Jwt.issuer(ISSUER)
                .upn("zhang")
                .groups(Set.of("viewer"))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(signer.getPrivate());
    }

    private static JWTAuthContextInfo expecting(KeyPair signer) {
        JWTAuthContextInfo expected = new JWTAuthContextInfo(signer.getPublic(), ISSUER);
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        return expected;
    }

    @Test
    void aSignatureIsCheckedOnceWhileItsTokenIsValid() throws ParseException {
        String token = token(GATEWAY);
        assertThat(tokens.parse(token, expecting(GATEWAY)).getName()).isEqualTo("zhang");
        later = Duration.ofSeconds(59);
        // A check would now fail: none is made.
        assertThat(tokens.parse(token, expecting(STRANGER)).getGroups()).containsExactly("viewer");
    }

    @Test
    void aTokenThatHasEndedSinceIsCheckedAgain() throws ParseException {
        String token = token(GATEWAY);
        tokens.parse(token, expecting(GATEWAY));
        later = Duration.ofSeconds(60);
        assertThatThrownBy(() -> tokens.parse(token, expecting(STRANGER))).isInstanceOf(ParseException.class);
    }

    @Test
    void aForgedTokenIsRefusedThoughItSaysWhatAKnownOneSays() throws ParseException {
        String token = token(GATEWAY);
        tokens.parse(token, expecting(GATEWAY));
        String strangers = token(STRANGER);
        String forged = token.substring(0, token.lastIndexOf('.')) + strangers.substring(strangers.lastIndexOf('.'));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.parse(forged, expecting(GATEWAY))).isInstanceOf(ParseException.class);
        }
    }
}
