package org.hengce.methods.panel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes over which a panel is hashed. Stored hashes are compared with hashes computed years later, so this form
 * never changes; a new one gets a new first line.
 *
 * <p>In this order, all integers 32 bits big-endian, all texts as their length in bytes (such an integer) and their
 * UTF-8 bytes:
 *
 * <ol>
 *   <li>the text {@code hengce-panel-1};
 *   <li>the number of periods, then the name of each, in order;
 *   <li>the number of units, then for each, in order of its code:
 *       <ol>
 *         <li>the code;
 *         <li>the index of its first treated period, or −1 if it is never treated;
 *         <li>for each period its outcome as 64 bits IEEE 754, big-endian; a missing one as {@code 7ff8000000000000}.
 *             Negative zero does not occur: the builder stores it as zero.
 *       </ol>
 * </ol>
 *
 * <p>A panel with weights, covariates or categorical columns begins with {@code hengce-panel-2} instead, and has after
 * the units:
 *
 * <ol>
 *   <li>1 and the weight of each unit as 64 bits, or 0 where units have none;
 *   <li>the number of covariates, then for each its name and its value in every cell, as 64 bits like outcomes;
 *   <li>the number of categorical columns, then for each its name, the number of its levels, their names, and the index
 *       of its level in every cell, −1 where it is missing.
 * </ol>
 */
final class CanonicalForm {
    private static final String PLAIN = "hengce-panel-1";
    private static final String WITH_COLUMNS = "hengce-panel-2";
    private static final int SEED_BITS = 52;

    private CanonicalForm() {}

    static String sha256(Panel panel) {
        return HexFormat.of().formatHex(digestOf(panel).digest());
    }

    /** The specification is appended as a text, with its length, like every other. */
    static long seed(Panel panel, String specification) {
        MessageDigest digest = digestOf(panel);
        text(digest, specification);
        return ByteBuffer.wrap(digest.digest()).getLong() >>> (Long.SIZE - SEED_BITS);
    }

    private static MessageDigest digestOf(Panel panel) {
        MessageDigest digest = newSha256();
        boolean plain = !panel.weighted()
                && panel.covariates().isEmpty()
                && panel.factors().isEmpty();
        text(digest, plain ? PLAIN : WITH_COLUMNS);
        integer(digest, panel.periodCount());
        panel.periods().forEach(period -> text(digest, period));
        integer(digest, panel.unitCount());
        ByteBuffer outcomes = ByteBuffer.allocate(panel.periodCount() * Double.BYTES);
        for (int u = 0; u < panel.unitCount(); u++) {
            text(digest, panel.unit(u));
            integer(digest, panel.neverTreated(u) ? -1 : panel.firstTreated(u));
            outcomes.clear();
            for (int t = 0; t < panel.periodCount(); t++) {
                // doubleToLongBits, not the raw bits: there are many NaNs and one of them is canonical.
                outcomes.putLong(Double.doubleToLongBits(panel.outcome(u, t)));
            }
            digest.update(outcomes.array());
        }
        if (!plain) {
            columns(digest, panel);
        }
        return digest;
    }

    /** Unit by unit into one buffer: the digest is of the same bytes, and nothing is made for each of many cells. */
    private static void columns(MessageDigest digest, Panel panel) {
        ByteBuffer row = ByteBuffer.allocate(Math.max(1, panel.periodCount()) * Double.BYTES);
        integer(digest, panel.weighted() ? 1 : 0);
        for (int u = 0; panel.weighted() && u < panel.unitCount(); u++) {
            row.clear().putLong(Double.doubleToLongBits(panel.weight(u)));
            digest.update(row.flip());
        }
        integer(digest, panel.covariates().size());
        double[] values = new double[panel.periodCount()];
        for (int k = 0; k < panel.covariates().size(); k++) {
            text(digest, panel.covariates().get(k));
            for (int u = 0; u < panel.unitCount(); u++) {
                panel.readCovariate(k, u, values);
                row.clear();
                for (double value : values) {
                    row.putLong(Double.doubleToLongBits(value));
                }
                digest.update(row.flip());
            }
        }
        integer(digest, panel.factors().size());
        for (Factor factor : panel.factors()) {
            text(digest, factor.name());
            integer(digest, factor.levels().size());
            factor.levels().forEach(level -> text(digest, level));
            for (int u = 0; u < panel.unitCount(); u++) {
                row.clear();
                for (int t = 0; t < panel.periodCount(); t++) {
                    row.putInt(factor.level(u, t));
                }
                digest.update(row.flip());
            }
        }
    }

    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        integer(digest, bytes.length);
        digest.update(bytes);
    }

    private static void integer(MessageDigest digest, int value) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-256, this one does not", e);
        }
    }
}
