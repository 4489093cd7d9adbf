package org.hengce.gateway.oidc;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.hengce.gateway.identity.Keys;
import org.hengce.gateway.sessions.Cookies;
import org.hengce.gateway.sessions.PublicAddress;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * Keeps a sign-in that is under way with the browser that began it, encrypted: nobody fills a table of ours with sign-ins
 * that never end, and an answer of the provider is of no use in another browser.
 */
@ApplicationScoped
class FlowCookie {
    private static final String NAME = "hengce-login";
    private static final String ALGORITHM = KeyManagementAlgorithmIdentifiers.DIRECT;
    private static final String ENCRYPTION = ContentEncryptionAlgorithmIdentifiers.AES_256_GCM;

    private final PublicAddress address;
    private final Clock clock;
    private final Keys keys;

    @Inject
    FlowCookie(PublicAddress address, Clock clock, Keys keys) {
        this.address = address;
        this.clock = clock;
        this.keys = keys;
    }

    /** Another one where the mounted key is replaced: a sign-in that is under way then begins again. */
    private SecretKey key() {
        return new SecretKeySpec(keys.secretFor("sign-in under way"), "AES");
    }

    NewCookie of(HttpServerRequest request, Flow flow) {
        JwtClaims claims = new JwtClaims();
        claims.setStringClaim("state", flow.state());
        claims.setStringClaim("nonce", flow.nonce());
        claims.setStringClaim("verifier", flow.verifier());
        claims.setStringClaim("returnTo", flow.returnTo());
        claims.setExpirationTime(NumericDate.fromSeconds(flow.endsAt().getEpochSecond()));
        JsonWebEncryption sealed = new JsonWebEncryption();
        sealed.setAlgorithmHeaderValue(ALGORITHM);
        sealed.setEncryptionMethodHeaderParameter(ENCRYPTION);
        sealed.setKey(key());
        sealed.setPayload(claims.toJson());
        try {
            return builder(request)
                    .value(sealed.getCompactSerialization())
                    .maxAge((int)
                            Duration.between(clock.instant(), flow.endsAt()).toSeconds())
                    .build();
        } catch (JoseException e) {
            throw new IllegalStateException("a cookie could not be encrypted", e);
        }
    }

    /** The sign-in that this browser has under way; empty if there is none, or it took too long. */
    Optional<Flow> read(HttpServerRequest request) {
        List<String> sent = Cookies.named(name(request), request);
        return sent.size() == 1
                ? open(sent.get(0)).filter(flow -> clock.instant().isBefore(flow.endsAt()))
                : Optional.empty();
    }

    private Optional<Flow> open(String text) {
        try {
            JsonWebEncryption sealed = new JsonWebEncryption();
            sealed.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM));
            sealed.setContentEncryptionAlgorithmConstraints(
                    new AlgorithmConstraints(ConstraintType.PERMIT, ENCRYPTION));
            sealed.setCompactSerialization(text);
            sealed.setKey(key());
            JwtClaims claims = JwtClaims.parse(sealed.getPayload());
            return Optional.of(new Flow(
                    claims.getStringClaimValue("state"),
                    claims.getStringClaimValue("nonce"),
                    claims.getStringClaimValue("verifier"),
                    claims.getStringClaimValue("returnTo"),
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue())));
        } catch (JoseException | InvalidJwtException | MalformedClaimException | RuntimeException e) {
            // The library trips over parts that are too short for their cipher, and does not say so in its own words.
            return Optional.empty();
        }
    }

    /** To be set to take it away. */
    NewCookie none(HttpServerRequest request) {
        return builder(request).value("").maxAge(0).build();
    }

    private NewCookie.Builder builder(HttpServerRequest request) {
        // It must come back with the provider's redirect, which a strict one would not.
        return Cookies.ours(NAME, address.isSecure(request), NewCookie.SameSite.LAX);
    }

    private String name(HttpServerRequest request) {
        return Cookies.name(NAME, address.isSecure(request));
    }
}
