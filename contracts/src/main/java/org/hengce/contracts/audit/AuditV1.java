package org.hengce.contracts.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A closed batch of a service's audit, on {@code hengce.audit}. Each names the hash of the one before: whoever changes,
 * drops or adds a row breaks the chain from there on.
 *
 * @param batch 1, 2, 3 … without a gap
 * @param previousSha256 hash of the batch before; {@link #BEGINNING} for the first
 * @param sha256 of all that stands here, see {@link #computedSha256()}
 */
public record AuditV1(
        String service, long batch, String previousSha256, String sha256, Instant sealedAt, List<Entry> entries) {
    public static final String TYPE = "org.hengce.audit.v1";
    public static final String BEGINNING = "0".repeat(64);

    public AuditV1 {
        entries = entries == null ? List.of() : List.copyOf(entries);
    }

    /**
     * Who did what, when and from where.
     *
     * @param id of the row in the service's own table
     * @param address the client's, as the gateway saw it; null for what a service does by itself
     * @param beforeSha256 of the state before; null where there was none
     */
    public record Entry(
            long id,
            Instant at,
            String actor,
            String action,
            String subject,
            @Nullable String address,
            @Nullable String requestId,
            @Nullable String beforeSha256,
            @Nullable String afterSha256) {}

    /** A batch with its hash. */
    public static AuditV1 sealed(
            String service, long batch, String previousSha256, Instant sealedAt, List<Entry> entries) {
        AuditV1 open = new AuditV1(service, batch, previousSha256, "", sealedAt, entries);
        return new AuditV1(service, batch, previousSha256, open.computedSha256(), sealedAt, entries);
    }

    /**
     * SHA-256 over every field but the hash itself, in the order of the records: its UTF-8 text behind the number of its
     * bytes and a colon, {@code -:} for null; instants as ISO 8601. The lengths keep one field from running into the next.
     */
    public String computedSha256() {
        MessageDigest digest = sha256Digest();
        add(digest, service);
        add(digest, Long.toString(batch));
        add(digest, previousSha256);
        add(digest, text(sealedAt));
        for (Entry entry : entries) {
            add(digest, Long.toString(entry.id()));
            add(digest, text(entry.at()));
            add(digest, entry.actor());
            add(digest, entry.action());
            add(digest, entry.subject());
            add(digest, entry.address());
            add(digest, entry.requestId());
            add(digest, entry.beforeSha256());
            add(digest, entry.afterSha256());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A record that came from outside may lack what its type promises. */
    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        if (field == null) {
            digest.update("-:".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
