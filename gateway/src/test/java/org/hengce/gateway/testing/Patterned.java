package org.hengce.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int count = Math.min(length, LENGTH - at);
                for (int i = 0; i < count; i++) {
                    state = state * 1103515245 + 12345;
                    into[offset + i] = (byte) (state >>> 16);
                }
                at += count;
                return count == 0 && length > 0 ? -1 : count;
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
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
