package org.hengce.evaluation.run;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hengce.contracts.Codes;
import org.jspecify.annotations.Nullable;

/**
 * The values of one goal's indicator and sectors as they were known at the pin.
 *
 * @param vintage the last complete vintage; null while there is none
 */
public record Series(@Nullable Instant vintage, List<Value> values) {
    private static final String NORMAL = "A";
    private static final String FREE = "F";
    private static final String HIDDEN = "N";

    /** The same without values that are not for a reader, as if there were none. */
    Series readableBy(Predicate<String> mayRead) {
        return new Series(
                vintage,
                values.stream().filter(value -> value.readableBy(mayRead)).toList());
    }

    /** Those of several sectors of one indicator, which have one vintage. */
    static Series together(List<Series> sectors) {
        return sectors.size() == 1
                ? sectors.get(0)
                : new Series(
                        sectors.get(0).vintage(),
                        sectors.stream().flatMap(of -> of.values().stream()).toList());
    }

    /** Regions that have a value in each of these sectors. */
    Set<String> regions(Collection<String> sectors) {
        Map<String, Set<String>> there = new HashMap<>();
        values.forEach(value ->
                there.computeIfAbsent(value.sector(), sector -> new HashSet<>()).add(value.region()));
        return sectors.stream()
                .map(sector -> there.getOrDefault(sector, Set.of()))
                .reduce((some, others) -> {
                    Set<String> both = new HashSet<>(some);
                    both.retainAll(others);
                    return both;
                })
                .orElse(Set.of());
    }

    /** Where a value stands in its series. */
    public record Place(String region, String sector, String period) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::region).thenComparing(Place::sector).thenComparing(Place::period);

        /** That of a value. */
        public static Place of(Value value) {
            return new Place(value.region(), value.sector(), value.period());
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
    public record Value(
            String region, String sector, String period, double value, String status, String confidentiality) {
        /** A normal value of all sectors together that everybody may read. */
        public Value(String region, String period, double value) {
            this(region, Codes.ALL_SECTORS, period, value, NORMAL, FREE);
        }

        /** Whether everybody may read it. */
        public boolean free() {
            return FREE.equals(confidentiality);
        }

        /**
         * Whether a reader may read it.
         *
         * @param mayRead whether values of a region that are not free are for them
         */
        public boolean readableBy(Predicate<String> mayRead) {
            return free() || mayRead.test(region);
        }

        /** As it counts once it is hidden. */
        Value hidden() {
            return new Value(region, sector, period, value, status, HIDDEN);
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
