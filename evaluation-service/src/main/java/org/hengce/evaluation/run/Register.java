package org.hengce.evaluation.run;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.indicator.RegionV1;

/**
 * Regions and sectors as they are at one time.
 *
 * @param regions all that are known and not retired, by code
 * @param sectors codes of all sectors that are known and not retired
 * @param sha256 of the text that they are kept as; the same for the same regions and sectors
 */
public record Register(SortedMap<String, RegionV1> regions, SortedSet<String> sectors, String sha256) {
    /** Copies the collections. */
    public Register {
        regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
        sectors = Collections.unmodifiableSortedSet(new TreeSet<>(sectors));
    }

    /** One that is kept nowhere. */
    public static Register of(SortedMap<String, RegionV1> regions, Set<String> sectors) {
        return new Register(regions, new TreeSet<>(sectors), "");
    }
}
