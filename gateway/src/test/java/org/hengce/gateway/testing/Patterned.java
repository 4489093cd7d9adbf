package org.hengce.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** 30 MB that are never in memory at a time, and that a lost, doubled or moved byte changes. */
public final class Patterned {
    private static final int LENGTH = 30_000_000;

    private Patterned() {}

    public static InputStream stream() {
        return new InputStream() {
            private int at;
            private int state = 1;

            @Override
            public int read() {
                if (at >= LENGTH) {
                    return -1;
                }
                at++;
                state = state * 1103515245 + 12345;
                return (state >>> 16) & 0xff;
            }
        };
    }

    public static String checksum() {
        try (InputStream bytes = stream()) {
            return checksumOf(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static String checksumOf(InputStream bytes) throws IOException {
        try {
            DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
