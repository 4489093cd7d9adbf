package org.hengce.gateway.identity;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.kit.secret.MountedFile;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The mounted keys: one to sign with, the present and the next one to trust. They are changed without a restart, by mounting the
 * next public one everywhere first, then the private one; a private one that nobody would trust is not taken.
 */
@Startup
@ApplicationScoped
public class Keys {
    /** The only algorithm in use here: whoever names another one is refused. */
    static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    private static final String DERIVATION = "HmacSHA256";

    private final Path privateKeyFile;
    private final MountedFile<EllipticCurveJsonWebKey> privateKey;
    private final MountedFile<List<JsonWebKey>> publicKeys;
    private volatile EllipticCurveJsonWebKey signing;
    private volatile @Nullable EllipticCurveJsonWebKey heldBack;

    /**
     * Reads them.
     *
     * @param privateKeyFile JWK (EC, P-256) with {@code d} and {@code kid}
     * @param publicKeysFile JWK set with the public halves of the present and the next key
     */
    @Inject
    Keys(
            @ConfigProperty(name = "hengce.internal-private-key") Path privateKeyFile,
            @ConfigProperty(name = "hengce.internal-public-keys") Path publicKeysFile,
            Clock clock) {
        this.privateKeyFile = privateKeyFile;
        try {
            privateKey = new MountedFile<>(privateKeyFile, clock, this::privateKey);
            publicKeys = new MountedFile<>(publicKeysFile, clock, Keys::publicKeys);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the keys for tokens could not be read from hengce.internal-private-key=%s and hengce.internal-public-keys=%s: %s"
                            .formatted(privateKeyFile, publicKeysFile, e.getMessage()),
                    e);
        }
        signing = privateKey.value();
        if (!isTrusted(signing)) {
            throw new IllegalStateException(
                    "%s does not hold the public half of key '%s': nobody would trust what is signed here"
                            .formatted(publicKeysFile, signing.getKeyId()));
        }
    }

    private EllipticCurveJsonWebKey privateKey(String text) {
        try {
            if (JsonWebKey.Factory.newJwk(text) instanceof EllipticCurveJsonWebKey ec
                    && ec.getPrivateKey() != null
                    && ec.getKeyId() != null) {
                return ec;
            }
        } catch (JoseException e) {
            throw new IllegalArgumentException("it is no JWK (RFC 7517)", e);
        }
        throw new IllegalArgumentException(
                "%s is no private EC key with a kid; mount the JWK that internal tokens are signed with"
                        .formatted(privateKeyFile));
    }

    private static List<JsonWebKey> publicKeys(String text) {
        try {
            return List.copyOf(new JsonWebKeySet(text).getJsonWebKeys());
        } catch (JoseException e) {
            throw new IllegalArgumentException("it is no JWK set (RFC 7517)", e);
        }
    }

    private boolean isTrusted(EllipticCurveJsonWebKey key) {
        return trusted().stream()
                .anyMatch(k -> key.getKeyId().equals(k.getKeyId())
                        && key.getPublicKey().equals(k.getKey()));
    }

    /** The last key of the file that is trusted too: the two files are not replaced in the same moment. */
    private EllipticCurveJsonWebKey signing() {
        EllipticCurveJsonWebKey newest = privateKey.value();
        EllipticCurveJsonWebKey last = signing;
        if (newest == last) {
            return last;
        }
        if (!isTrusted(newest)) {
            if (heldBack != newest) {
                heldBack = newest;
                Log.warnf("key not taken, its public half is not mounted yet kid=%s", newest.getKeyId());
            }
            return last;
        }
        Log.infof("tokens are signed with another key kid=%s", newest.getKeyId());
        signing = newest;
        return newest;
    }

    List<JsonWebKey> trusted() {
        return publicKeys.value();
    }

    /** A secret that all replicas have: derived from the mounted key, another one for each purpose. */
    public byte[] secretFor(String purpose) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(
                    ((ECPrivateKey) signing().getPrivateKey()).getS().toByteArray(), DERIVATION));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + DERIVATION, e);
        }
    }

    /** The claims as a compact ES256 JWT. */
    String sign(JwtClaims claims) {
        EllipticCurveJsonWebKey key = signing();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(ALGORITHM);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }
}
