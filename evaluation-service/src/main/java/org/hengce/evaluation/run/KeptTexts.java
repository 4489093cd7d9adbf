package org.hengce.evaluation.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;

/**
 * Texts that many evaluations share, each kept once under its hash.
 *
 * @param table of ours, with the columns sha256 and document
 */
record KeptTexts(String table) {
    /** What was kept under the hash. */
    byte[] again(Handle h, String sha256) {
        byte[] document = h.createQuery("SELECT document FROM %s WHERE sha256 = :sha256".formatted(table))
                .bind("sha256", sha256)
                .mapTo(byte[].class)
                .one();
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(document))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a text that was kept cannot be read", e);
        }
    }

    boolean has(Handle h, String sha256) {
        return h.createQuery("SELECT EXISTS (SELECT FROM %s WHERE sha256 = :sha256)".formatted(table))
                .bind("sha256", sha256)
                .mapTo(Boolean.class)
                .one();
    }

    /** Keeps it within the open transaction. */
    void keep(Handle h, String sha256, byte[] text) {
        h.createUpdate("INSERT INTO %s (sha256, document) VALUES (:sha256, :document) ON CONFLICT DO NOTHING"
                        .formatted(table))
                .bind("sha256", sha256)
                .bind("document", compressed(text))
                .execute();
    }

    private static byte[] compressed(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
