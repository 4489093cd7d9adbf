package org.hengce.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A token as the gateway makes them for a service, so that the service can be asked without the gateway. */
final class ServiceToken {
    private static final float MINUTES = 30;

    private ServiceToken() {}

    /**
     * For an administrator, for half an hour.
     *
     * @param privateKey file of the JWK that the gateway signs with
     */
    static String of(String service, Path privateKey) throws IOException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("hengce-gateway");
        claims.setAudience(service);
        claims.setSubject("admin");
        claims.setClaim("upn", "admin");
        claims.setStringListClaim("groups", List.of("admin"));
        claims.setStringListClaim("regions", List.of());
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        try {
            EllipticCurveJsonWebKey key =
                    (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(privateKey));
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setKey(key.getPrivateKey());
            signature.setPayload(claims.toJson());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IOException("no token could be signed with " + privateKey, e);
        }
    }
}
