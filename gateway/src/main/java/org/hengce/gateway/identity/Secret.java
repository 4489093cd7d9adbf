package org.hengce.gateway.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client keeps and we do not: a public id to find its row by, and 256 random bits of which only the SHA-256 is stored.
 * Nobody can go through so many, so that a slow hash would only slow down every request.
 */
public record Secret(String id, String value) {
    private static final int ID_LENGTH = 16;
    private static final int ID_BITS = 80;
    private static final int VALUE_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-v]{16}_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Secret random() {
        byte[] value = new byte[VALUE_BYTES];
        RANDOM.nextBytes(value);
        String id = new BigInteger(ID_BITS, RANDOM).toString(32);
        return new Secret(
                "0".repeat(ID_LENGTH - id.length()) + id,
                Base64.getUrlEncoder().withoutPadding().encodeToString(value));
    }

    /** Reads what {@link #text} wrote. */
    public static Optional<Secret> of(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new Secret(text.substring(0, ID_LENGTH), text.substring(ID_LENGTH + 1)))
                : Optional.empty();
    }

    /** What the client keeps. */
    public String text() {
        return id + "_" + value;
    }

    /** What is stored. */
    public String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether this is the one whose hash was stored; takes as long either way. */
    public boolean fits(String stored) {
        return MessageDigest.isEqual(
                stored.getBytes(StandardCharsets.US_ASCII), sha256().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Secret[%s]".formatted(id); // never the value, wherever this is logged
    }
}
