package org.hengce.methods.panel;

import java.nio.ByteBuffer;
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
        return HexFormat.of().formatHex(written(panel).digest());
    }

    /** The specification is appended as a text, with its length, like every other. */
    static long seed(Panel panel, String specification) {
        DigestedBytes bytes = written(panel);
        bytes.text(specification);
        return ByteBuffer.wrap(bytes.digest()).getLong() >>> (Long.SIZE - SEED_BITS);
    }

    private static DigestedBytes written(Panel panel) {
        DigestedBytes bytes = new DigestedBytes();
        boolean plain = !panel.weighted()
                && panel.covariates().isEmpty()
                && panel.factors().isEmpty();
        bytes.text(plain ? PLAIN : WITH_COLUMNS);
        bytes.integer(panel.periodCount());
        panel.periods().forEach(bytes::text);
        bytes.integer(panel.unitCount());
        double[] values = new double[panel.periodCount()];
        for (int u = 0; u < panel.unitCount(); u++) {
            bytes.text(panel.unit(u));
            bytes.integer(panel.neverTreated(u) ? -1 : panel.firstTreated(u));
            panel.readOutcomes(u, values);
            for (double value : values) {
                bytes.number(value);
            }
        }
        if (!plain) {
            columns(bytes, panel, values);
        }
        return bytes;
    }

    private static void columns(DigestedBytes bytes, Panel panel, double[] values) {
        bytes.integer(panel.weighted() ? 1 : 0);
        for (int u = 0; panel.weighted() && u < panel.unitCount(); u++) {
            bytes.number(panel.weight(u));
        }
        bytes.integer(panel.covariates().size());
        for (int k = 0; k < panel.covariates().size(); k++) {
            bytes.text(panel.covariates().get(k));
            for (int u = 0; u < panel.unitCount(); u++) {
                panel.readCovariate(k, u, values);
                for (double value : values) {
                    bytes.number(value);
                }
            }
        }
        bytes.integer(panel.factors().size());
        for (Factor factor : panel.factors()) {
            bytes.text(factor.name());
            bytes.integer(factor.levels().size());
            factor.levels().forEach(bytes::text);
            for (int u = 0; u < panel.unitCount(); u++) {
                for (int t = 0; t < panel.periodCount(); t++) {
                    bytes.integer(factor.level(u, t));
                }
            }
        }
    }
}
