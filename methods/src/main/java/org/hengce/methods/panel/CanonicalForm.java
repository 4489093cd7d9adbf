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
    private static final int BUFFER = 1 << 14;

    private final MessageDigest digest = newSha256();
    /** Collects what is digested, so that a panel of a million units does not make something new for each number. */
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private CanonicalForm() {}

    static String sha256(Panel panel) {
        return HexFormat.of().formatHex(of(panel).digest());
    }

    /** The specification is appended as a text, with its length, like every other. */
    static long seed(Panel panel, String specification) {
        CanonicalForm form = of(panel);
        form.text(specification);
        return ByteBuffer.wrap(form.digest()).getLong() >>> (Long.SIZE - SEED_BITS);
    }

    private static CanonicalForm of(Panel panel) {
        CanonicalForm form = new CanonicalForm();
        boolean plain = !panel.weighted()
                && panel.covariates().isEmpty()
                && panel.factors().isEmpty();
        form.text(plain ? PLAIN : WITH_COLUMNS);
        form.integer(panel.periodCount());
        panel.periods().forEach(form::text);
        form.integer(panel.unitCount());
        double[] row = new double[panel.periodCount()];
        for (int u = 0; u < panel.unitCount(); u++) {
            form.text(panel.unit(u));
            form.integer(panel.neverTreated(u) ? -1 : panel.firstTreated(u));
            panel.readOutcomes(u, row);
            form.numbers(row);
        }
        if (!plain) {
            form.columns(panel, row);
        }
        return form;
    }

    private void columns(Panel panel, double[] row) {
        integer(panel.weighted() ? 1 : 0);
        for (int u = 0; panel.weighted() && u < panel.unitCount(); u++) {
            number(panel.weight(u));
        }
        integer(panel.covariates().size());
        for (int k = 0; k < panel.covariates().size(); k++) {
            text(panel.covariates().get(k));
            for (int u = 0; u < panel.unitCount(); u++) {
                panel.readCovariate(k, u, row);
                numbers(row);
            }
        }
        integer(panel.factors().size());
        for (Factor factor : panel.factors()) {
            text(factor.name());
            integer(factor.levels().size());
            factor.levels().forEach(this::text);
            for (int u = 0; u < panel.unitCount(); u++) {
                for (int t = 0; t < panel.periodCount(); t++) {
                    integer(factor.level(u, t));
                }
            }
        }
    }

    private void numbers(double[] values) {
        for (double value : values) {
            number(value);
        }
    }

    private void number(double value) {
        room(Double.BYTES);
        // doubleToLongBits, not the raw bits: there are many NaNs and one of them is canonical.
        buffer.putLong(Double.doubleToLongBits(value));
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        integer(bytes.length);
        if (bytes.length > BUFFER) {
            room(BUFFER);
            digest.update(bytes);
        } else {
            room(bytes.length);
            buffer.put(bytes);
        }
    }

    private void integer(int value) {
        room(Integer.BYTES);
        buffer.putInt(value);
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            digest.update(buffer.flip());
            buffer.clear();
        }
    }

    private byte[] digest() {
        digest.update(buffer.flip());
        return digest.digest();
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-256, this one does not", e);
        }
    }
}
