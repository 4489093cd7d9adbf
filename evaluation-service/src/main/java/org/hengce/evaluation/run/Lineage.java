package org.hengce.evaluation.run;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.contracts.indicator.RegionV1;

/** Which regions are parts of which, and which border each other; what is not defined has no whole and no neighbours. */
record Lineage(Map<String, RegionV1> regions) {
    /** The region and all that it is a part of, upwards. */
    Set<String> upwards(String region) {
        Set<String> line = new LinkedHashSet<>();
        // Parents come from outside and might go round in a circle.
        for (String code = region; code != null && line.add(code); ) {
            RegionV1 known = regions.get(code);
            code = known == null ? null : known.parent();
        }
        return line;
    }

    /** Those of the candidates that border one of the regions, whichever of the two says so. */
    Set<String> bordering(Set<String> of, Set<String> candidates) {
        Set<String> named = new HashSet<>();
        of.forEach(region -> named.addAll(neighbours(region)));
        Set<String> bordering = new TreeSet<>();
        for (String candidate : candidates) {
            if (named.contains(candidate) || neighbours(candidate).stream().anyMatch(of::contains)) {
                bordering.add(candidate);
            }
        }
        return bordering;
    }

    private List<String> neighbours(String region) {
        RegionV1 known = regions.get(region);
        return known == null || known.neighbours() == null ? List.of() : known.neighbours();
    }
}
