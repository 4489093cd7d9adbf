package org.hengce.indicator.imports;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;

/** SHA-256 whose state can be stored: the checksum of a whole file survives that it came in several requests. */
final class Checksum {
    private final SHA256Digest digest;

    /** @param state of an earlier one; null at the beginning of a file */
    Checksum(byte @Nullable [] state) {
        digest = state == null ? new SHA256Digest() : new SHA256Digest(state);
    }

    void add(byte[] bytes) {
        add(bytes, bytes.length);
    }

    void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    byte[] state() {
        return digest.getEncodedState();
    }

    /** As 64 hexadecimal digits; ends it. */
    String hex() {
        byte[] sum = new byte[digest.getDigestSize()];
        digest.doFinal(sum, 0);
        return HexFormat.of().formatHex(sum);
    }
}
