package org.hengce.methods.honest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The seed that is recorded where none is given, made like that of a panel. */
final class Fingerprint {
    private static final int SEED_BITS = 52;

    private Fingerprint() {}

    /**
     * The first 52 bits of SHA-256 over the number of coefficients (32 bits, big-endian), how many lie before the
     * reference, the coefficients and the rows of the covariance (64 bits IEEE 754 each), and the specification in UTF-8.
     */
    static long of(Coefficients coefficients, String specification) {
        int n = coefficients.estimates().size();
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + (n + n * n) * Double.BYTES);
        bytes.putInt(n).putInt(coefficients.pre());
        coefficients.estimates().forEach(estimate -> bytes.putDouble(estimate + 0.0)); // no negative zero
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                bytes.putDouble(coefficients.covariance().at(i, j) + 0.0);
            }
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.array());
            digest.update(specification.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong() >>> (Long.SIZE - SEED_BITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-256, this one does not", e);
        }
    }
}
