package org.hengce.gateway.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Makes tokens that the gateway did not make, some with its very key. */
public final class Forger {
    private Forger() {}

    /** What the gateway's own token for the administrator says; changed as wished. */
    public static JwtClaims claims(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("hengce-local");
        claims.setAudience("hengce");
        claims.setSubject("admin");
        claims.setStringListClaim("groups", "admin");
        claims.setClaim("revision", 1);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        change.accept(claims);
        return claims;
    }

    public static void ended(JwtClaims claims) {
        claims.setExpirationTime(NumericDate.fromSeconds(System.currentTimeMillis() / 1000 - 1));
    }

    public static String signedWithTheKeyInUse(JwtClaims claims) {
        return signed(claims, keyInUse());
    }

    /** With a key that carries the id of the one in use. */
    public static String signedWithAnotherKey(JwtClaims claims) {
        try {
            EllipticCurveJsonWebKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            other.setKeyId(keyInUse().getKeyId());
            return signed(claims, other);
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /** With the key in use, under the name of another. */
    public static String signedUnderAnotherName(JwtClaims claims) {
        EllipticCurveJsonWebKey key = keyInUse();
        key.setKeyId("another");
        return signed(claims, key);
    }

    public static String unsigned(JwtClaims claims) {
        JsonWebSignature none = new JsonWebSignature();
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        none.setPayload(claims.toJson());
        return compact(none);
    }

    private static String signed(JwtClaims claims, EllipticCurveJsonWebKey key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        return compact(signature);
    }

    private static String compact(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static EllipticCurveJsonWebKey keyInUse() {
        try {
            return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(read("hengce.internal-private-key"));
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /** What a service trusts. */
    public static List<JsonWebKey> publicKeys() {
        try {
            return new JsonWebKeySet(read("hengce.internal-public-keys")).getJsonWebKeys();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(String key) {
        try {
            return Files.readString(Path.of(ConfigProvider.getConfig().getValue(key, String.class)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
