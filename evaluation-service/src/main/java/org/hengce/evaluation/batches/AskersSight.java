package org.hengce.evaluation.batches;

import java.util.Set;
import org.hengce.kit.regions.RegionScope;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody might read values that are not free when he asked.
 *
 * @param regions null: everywhere
 */
record AskersSight(@Nullable Set<String> regions) {
    static AskersSight of(RegionScope scope) {
        return new AskersSight(scope.isEverywhere() ? null : scope.codes());
    }

    boolean covers(String region) {
        return regions == null || regions.contains(region);
    }

    /** Whether whoever has this scope may read all that he might read then. */
    boolean isWithin(RegionScope now) {
        return now.isEverywhere() || (regions != null && regions.stream().allMatch(now::covers));
    }
}
