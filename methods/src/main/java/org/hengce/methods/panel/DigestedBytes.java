package org.hengce.methods.panel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of numbers and texts written one after another; they go to the digest in large pieces. */
final class DigestedBytes {
    private static final int CAPACITY = 1 << 16;

    private final MessageDigest digest;
    private final ByteBuffer pending = ByteBuffer.allocate(CAPACITY);

    DigestedBytes() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-256, this one does not", e);
        }
    }

    /** The length in bytes and the UTF-8 bytes. */
    void text(String text) {
        int length = text.length();
        if (length > CAPACITY / 2 || !ascii(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            integer(bytes.length);
            flush();
            digest.update(bytes);
            return;
        }
        // Unit codes nearly always: there may be millions, and nothing is made for any.
        integer(length);
        reserve(length);
        for (int i = 0; i < length; i++) {
            pending.put((byte) text.charAt(i));
        }
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** 32 bits, big-endian. */
    void integer(int value) {
        reserve(Integer.BYTES);
        pending.putInt(value);
    }

    /** 64 bits IEEE 754, big-endian; not the raw bits: there are many NaNs and one of them is canonical. */
    void number(double value) {
        reserve(Double.BYTES);
        pending.putLong(Double.doubleToLongBits(value));
    }

    private void reserve(int bytes) {
        if (pending.remaining() < bytes) {
            flush();
        }
    }

    private void flush() {
        digest.update(pending.flip());
        pending.clear();
    }

    /** The digest of all that was written; nothing may be written after it. */
    byte[] digest() {
        flush();
        return digest.digest();
    }
}
