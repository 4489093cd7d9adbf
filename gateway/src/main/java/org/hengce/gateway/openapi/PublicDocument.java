package org.hengce.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** The document as it is checked in with {@code contracts}, in both notations; read once. */
@ApplicationScoped
public class PublicDocument {
    private static final String PLACE = "/openapi/hengce.yaml";
    private static final int TAG_BYTES = 16;

    private final Notation yaml;
    private final Notation json;

    /** The document in one notation. */
    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    record Notation(byte[] bytes, EntityTag tag) {
        static Notation of(byte[] bytes) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Notation(bytes, new EntityTag(HexFormat.of().formatHex(digest, 0, TAG_BYTES)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    PublicDocument() {
        try (InputStream file = PublicDocument.class.getResourceAsStream(PLACE)) {
            byte[] bytes = Objects.requireNonNull(file, PLACE).readAllBytes();
            yaml = Notation.of(bytes);
            json = Notation.of(new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Notation yaml() {
        return yaml;
    }

    Notation json() {
        return json;
    }
}
