package org.hengce.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tokens whose signature was good, by their hash: checking one costs more than all else that the gateway does with a request.
 * How their users stand is asked each time.
 */
@ApplicationScoped
public class VerifiedTokens {
    private static final int MOST = 20_000;

    private final Cache<Digest, TokenIssuer.Verified> tokens = Caffeine.newBuilder()
            .maximumSize(MOST)
            // Verified again after that, so that a key that its issuer has taken back counts no longer.
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** The SHA-256 of a token: the tokens themselves are not kept in memory. */
    public static final class Digest {
        private final byte[] bytes;

        private Digest(byte[] bytes) {
            this.bytes = bytes;
        }

        public static Digest of(String token) {
            try {
                return new Digest(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes);
        }
    }

    Optional<TokenIssuer.Verified> get(Digest digest) {
        return Optional.ofNullable(tokens.getIfPresent(digest));
    }

    void put(Digest digest, TokenIssuer.Verified verified) {
        tokens.put(digest, verified);
    }
}
