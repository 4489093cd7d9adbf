package org.hengce.gateway.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.Key;
import java.util.List;
import org.hengce.gateway.identity.Refusals;
import org.hengce.kit.problem.Problem;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** Checks what the provider has signed: by a key of its own, an algorithm of the list, for us, now. */
@ApplicationScoped
class TokenCheck {
    @Inject
    Provider provider;

    @Inject
    OidcConfig config;

    /**
     * The claims of a token for this audience; may wait for the provider's keys.
     *
     * @throws Problem 401 if it is not good, 503 if that cannot be told because the provider is away
     */
    JwtClaims claims(String token, String audience) {
        int skew = (int) config.clockSkew().toSeconds();
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new NamedKey(provider.keys()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, config.algorithms().toArray(String[]::new)))
                .setExpectedIssuer(provider.requireIssuer().toString())
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(skew)
                // Of any age as long as it has not ended, but not from the future.
                .setIssuedAtRestrictions(skew, Integer.MAX_VALUE)
                .build();
        try {
            return consumer.processToClaims(token);
        } catch (InvalidJwtException e) {
            throw isForWantOfKeys(e) ? Provider.away() : Refusals.unauthenticated();
        }
    }

    private static boolean isForWantOfKeys(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** The key that the token names: without a name one could try which of them fits. */
    private static final class NamedKey implements VerificationKeyResolver {
        private final VerificationKeyResolver keys;

        NamedKey(HttpsJwks keys) {
            this.keys = new HttpsJwksVerificationKeyResolver(keys);
        }

        @Override
        public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
            if (token.getKeyIdHeaderValue() == null) {
                throw new UnresolvableKeyException("the token names no key");
            }
            return keys.resolveKey(token, nesting);
        }
    }
}
