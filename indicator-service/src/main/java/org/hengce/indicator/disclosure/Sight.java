package org.hengce.indicator.disclosure;

import java.util.Set;
import java.util.TreeSet;
import org.hengce.kit.hash.Sha256;

/**
 * Which hidden values somebody sees.
 *
 * @param all of every region
 * @param regions where not all: those of these
 */
public record Sight(boolean all, Set<String> regions) {
    /** What is shown to everybody. */
    public static final Sight PUBLIC = new Sight(false, Set.of());

    private static final String HIDDEN =
            "LEFT JOIN (SELECT region, sector, period, reason FROM hidden_cell WHERE indicator = :indicator) hidden"
                    + " USING (region, sector, period)";
    private static final String FREE = "(hidden.reason IS NULL AND confidentiality = 'F')";

    private static final int MARK_DIGITS = 32; // 128 bits

    public Sight {
        regions = Set.copyOf(regions);
    }

    /** Whether some values are hidden from this reader at all. */
    public boolean isLimited() {
        return !all;
    }

    /** Tells what this reader sees from what others see: letters, digits and underscores. */
    public String mark() {
        if (all) {
            return "all";
        }
        return regions.isEmpty()
                ? "public"
                : "public_"
                        + Sha256.hex(String.join(",", new TreeSet<>(regions))).substring(0, MARK_DIGITS);
    }

    /** To be joined to the observations of {@code :indicator}; nothing where all is shown. */
    public String join() {
        return all ? "" : HIDDEN;
    }

    /** SQL that is true where a value is shown; {@code :sight} in it are the regions. */
    public String shown() {
        if (all) {
            return "true";
        }
        return regions.isEmpty() ? FREE : "(%s OR region = ANY (:sight))".formatted(FREE);
    }

    /** Whether {@link #shown} has its parameter. */
    public boolean hasRegions() {
        return !all && !regions.isEmpty();
    }
}
