package org.hengce.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.hengce.gateway.users.User;
import org.hengce.gateway.users.UserStandings;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mounted keys are replaced while the gateway runs, one file after the other. */
class KeysTest {
    private final Path privateKeyFile;
    private final Path publicKeysFile;
    private final Keys keys;
    private Instant now = Instant.parse("2026-11-27T08:00:00Z");

    KeysTest(@TempDir Path folder) throws IOException, JoseException {
        EllipticCurveJsonWebKey first = key("first");
        privateKeyFile = folder.resolve("internal-private.jwk");
        publicKeysFile = folder.resolve("internal-public.jwks");
        writePrivate(first);
        writePublic(first);
        keys = new Keys(privateKeyFile, publicKeysFile, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    private static EllipticCurveJsonWebKey key(String name) throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(name);
        return key;
    }

    private void writePrivate(EllipticCurveJsonWebKey key) throws IOException {
        Files.writeString(privateKeyFile, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }

    private void writePublic(EllipticCurveJsonWebKey... trusted) throws IOException {
        Files.writeString(publicKeysFile, new JsonWebKeySet(trusted).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private String signedWith() throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(keys.sign(new JwtClaims()));
        return signature.getKeyIdHeaderValue();
    }

    private void aSecondPasses() {
        now = now.plusSeconds(1);
    }

    @Test
    void theNextKeySignsOnceBothItsHalvesAreMounted() throws Exception {
        EllipticCurveJsonWebKey first =
                (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(privateKeyFile));
        EllipticCurveJsonWebKey next = key("next");
        writePrivate(next);
        aSecondPasses();
        assertThat(signedWith()).as("nobody would trust the next one yet").isEqualTo("first");
        writePublic(first, next);
        aSecondPasses();
        assertThat(signedWith()).isEqualTo("next");
        assertThat(keys.trusted()).extracting(JsonWebKey::getKeyId).containsExactly("first", "next");
        writePublic(next);
        aSecondPasses();
        assertThat(signedWith()).isEqualTo("next");
        assertThat(keys.trusted()).extracting(JsonWebKey::getKeyId).containsExactly("next");
    }

    @Test
    void anotherKeyUnderAKnownNameIsNotTaken() throws Exception {
        EllipticCurveJsonWebKey first =
                (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(privateKeyFile));
        writePrivate(key("first"));
        aSecondPasses();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(keys.sign(new JwtClaims()));
        signature.setKey(first.getPublicKey());
        assertThat(signature.verifySignature()).isTrue();
    }

    @Test
    void tokensOfThePresentAndTheNextKeyAreOursAndThoseOfAWithdrawnOneAreNot() throws Exception {
        EllipticCurveJsonWebKey first =
                (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(privateKeyFile));
        IdentityConfig lives = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IdentityConfig.class)
                .build()
                .getConfigMapping(IdentityConfig.class);
        LocalIssuer issuer = new LocalIssuer(keys, lives, Clock.systemUTC(), new UserStandings());
        User zhang = new User("zhang", null, List.of("viewer"), List.of(), null, 1, now, now, null);
        String before = issuer.issue(zhang).accessToken();
        EllipticCurveJsonWebKey next = key("next");
        writePublic(first, next);
        writePrivate(next);
        aSecondPasses();
        String after = issuer.issue(zhang).accessToken();
        assertThat(issuer.verify(before).succeeded()).isTrue();
        assertThat(issuer.verify(after).succeeded()).isTrue();
        writePublic(next);
        aSecondPasses();
        assertThat(issuer.verify(after).succeeded()).isTrue();
        assertThat(issuer.verify(before).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"kty\": \"EC\"", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"})
    void aFileThatIsNoKeyLeavesTheLastOneInForce(String broken) throws Exception {
        Files.writeString(privateKeyFile, broken);
        Files.writeString(publicKeysFile, broken);
        aSecondPasses();
        assertThat(signedWith()).isEqualTo("first");
        assertThat(keys.trusted()).hasSize(1);
    }

    @Test
    void atTheStartAKeyThatNobodyTrustsIsRefused() throws Exception {
        writePublic(key("another"));
        assertThatThrownBy(() -> new Keys(privateKeyFile, publicKeysFile, Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not hold the public half of key 'first'");
    }
}
