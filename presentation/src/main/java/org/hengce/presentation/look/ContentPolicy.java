package org.hengce.presentation.look;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What browsers may do with pages and pictures of ours: run nothing, load nothing, and apply the one stylesheet that is in them. */
public final class ContentPolicy {
    private ContentPolicy() {}

    /**
     * As {@code Content-Security-Policy} has it; the stylesheet is named by its hash, so that no other applies either.
     *
     * @param pictures whether there are any, which then are part of the page
     */
    public static String of(String style, boolean pictures) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; %sstyle-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                    .formatted(
                            pictures ? "img-src data:; " : "",
                            Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same for an answer over HTTP, which can say, too, that no page of others shows it within itself. */
    public static String header(String policy) {
        return policy + "; frame-ancestors 'none'";
    }
}
