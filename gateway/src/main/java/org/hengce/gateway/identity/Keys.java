package org.hengce.gateway.identity;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The mounted keys: one to sign with, the present and the next one to trust. Read once at the start; keys are changed by
 * mounting the next public one everywhere first, then the private one.
 */
@Startup
@ApplicationScoped
public class Keys {
    /** The only algorithm in use here: whoever names another one is refused. */
    static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    private static final String DERIVATION = "HmacSHA256";

    /** JWK (EC, P-256) with {@code d} and {@code kid}. */
    @Inject
    @ConfigProperty(name = "hengce.internal-private-key")
    Path privateKeyFile;

    /** JWK set with the public halves of the present and the next key. */
    @Inject
    @ConfigProperty(name = "hengce.internal-public-keys")
    Path publicKeysFile;

    private @Nullable EllipticCurveJsonWebKey signing;
    private List<JsonWebKey> trusted = List.of();

    @PostConstruct
    void read() {
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(Files.readString(privateKeyFile));
            if (!(key instanceof EllipticCurveJsonWebKey ec) || ec.getPrivateKey() == null || ec.getKeyId() == null) {
                throw new IllegalStateException(
                        "%s is no private EC key with a kid; mount the JWK that internal tokens are signed with"
                                .formatted(privateKeyFile));
            }
            signing = ec;
            trusted = List.copyOf(new JsonWebKeySet(Files.readString(publicKeysFile)).getJsonWebKeys());
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(
                    "the keys for tokens could not be read from hengce.internal-private-key=%s and hengce.internal-public-keys=%s"
                            .formatted(privateKeyFile, publicKeysFile),
                    e);
        }
        if (trusted.stream().noneMatch(k -> requireSigning().getKeyId().equals(k.getKeyId()))) {
            throw new IllegalStateException(
                    "%s does not hold the public half of key '%s': nobody would trust what is signed here"
                            .formatted(publicKeysFile, requireSigning().getKeyId()));
        }
    }

    private EllipticCurveJsonWebKey requireSigning() {
        if (signing == null) {
            throw new IllegalStateException("the keys are not read yet");
        }
        return signing;
    }

    List<JsonWebKey> trusted() {
        return trusted;
    }

    /** A secret that all replicas have: derived from the mounted key, another one for each purpose. */
    public byte[] secretFor(String purpose) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(
                    ((ECPrivateKey) requireSigning().getPrivateKey()).getS().toByteArray(), DERIVATION));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + DERIVATION, e);
        }
    }

    /** The claims as a compact ES256 JWT. */
    String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(ALGORITHM);
        signature.setKeyIdHeaderValue(requireSigning().getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setKey(requireSigning().getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }
}
