package org.hengce.evaluation.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one goal's indicator and sector as they were known at the pin.
 *
 * @param vintage the last complete vintage; null while there is none
 * @param hiddenUpTo where they are of an earlier time, the vintage up to which what was hidden since is left out; else null
 */
public record Series(
        @Nullable Instant vintage,
        List<Value> values,
        @Nullable Instant hiddenUpTo) {
    /** All values of the vintage. */
    public Series(@Nullable Instant vintage, List<Value> values) {
        this(vintage, values, null);
    }

    private static final String NORMAL = "A";
    private static final String FREE = "F";

    /** Where a value stands in its series. */
    public record Place(String region, String period) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::region).thenComparing(Place::period);

        /** That of a value. */
        public static Place of(Value value) {
            return new Place(value.region(), value.period());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * One value; those that are missing or suppressed are not here.
     *
     * @param status SDMX CL_OBS_STATUS
     * @param confidentiality SDMX CL_CONF_STATUS
     */
    public record Value(String region, String period, double value, String status, String confidentiality) {
        /** A normal value that everybody may read. */
        public Value(String region, String period, double value) {
            this(region, period, value, NORMAL, FREE);
        }

        /** Whether everybody may read it. */
        public boolean free() {
            return FREE.equals(confidentiality);
        }

        /** Whether another is to be expected in its place: provisional or estimated. */
        boolean provisional() {
            return "P".equals(status) || "E".equals(status);
        }

        /** Whether it is not comparable with those before. */
        boolean afterBreak() {
            return "B".equals(status);
        }
    }
}
