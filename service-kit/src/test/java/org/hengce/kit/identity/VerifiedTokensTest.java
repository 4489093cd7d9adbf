package org.hengce.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedTokensTest {
    private static final String ISSUER = "hengce-gateway";
    private static final KeyPair GATEWAY = pair();
    private static final KeyPair STRANGER = pair();

    private final Instant now = Instant.now();
    private final VerifiedTokens tokens;
    private final Path keys;
    private Duration later = Duration.ZERO;

    VerifiedTokensTest(@TempDir Path folder) throws IOException, JoseException {
        keys = Files.writeString(folder.resolve("internal-public.jwks"), set(GATEWAY));
        tokens = new VerifiedTokens(
                ((InstantSource) () -> now.plus(later)).withZone(ZoneOffset.UTC), new SimpleMeterRegistry(), keys);
    }

    /** A key set as the gateway's operator mounts it. */
    private static String set(KeyPair pair) throws JoseException {
        JsonWebKey key = JsonWebKey.Factory.newJwk(pair.getPublic());
        key.setKeyId(pair == GATEWAY ? "gateway" : "next");
        key.setAlgorithm("ES256");
        return new JsonWebKeySet(key).toJson();
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
                .keyId(signer == GATEWAY ? "gateway" : "next")
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

    @Test
    void keysThatAreReplacedAreTrustedSoonAndTheEarlierOnesNoLonger() throws Exception {
        JWTAuthContextInfo mounted = new JWTAuthContextInfo(keys.toString(), ISSUER);
        mounted.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        String before = token(GATEWAY);
        String after = token(STRANGER);
        assertThat(tokens.parse(before, mounted).getName()).isEqualTo("zhang");
        assertThatThrownBy(() -> tokens.parse(after, mounted)).isInstanceOf(ParseException.class);
        Files.writeString(keys, set(STRANGER));
        later = Duration.ofSeconds(1);
        assertThat(tokens.parse(after, mounted).getName()).isEqualTo("zhang");
        assertThatThrownBy(() -> tokens.parse(before, mounted)).isInstanceOf(ParseException.class);
    }

    @Test
    void theKeysAreThoseThatWereReadFirstThoughTheFileIsAnotherWhenTheFirstTokenComes() throws Exception {
        JWTAuthContextInfo mounted = new JWTAuthContextInfo(keys.toString(), ISSUER);
        mounted.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        Files.writeString(keys, "half a key");
        assertThat(tokens.parse(token(GATEWAY), mounted).getName()).isEqualTo("zhang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\": [", "{\"keys\": []}", ""})
    void aFileOfKeysThatIsBrokenLeavesTheLastOnesInForce(String broken) throws Exception {
        JWTAuthContextInfo mounted = new JWTAuthContextInfo(keys.toString(), ISSUER);
        mounted.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        tokens.parse(token(GATEWAY), mounted);
        Files.writeString(keys, broken);
        later = Duration.ofSeconds(1);
        assertThat(tokens.parse(token(GATEWAY), mounted).getName()).isEqualTo("zhang");
        Files.delete(keys);
        later = Duration.ofSeconds(2);
        assertThat(tokens.parse(token(GATEWAY), mounted).getName()).isEqualTo("zhang");
    }
}
