package org.hengce.kit.regions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.identity.Roles;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds where a caller may write, and where they may read values that are not free. A service that asks has a view {@code region_parent (code, parent)} over the regions it
 * keeps, with each region's parent as of today.
 */
@ApplicationScoped
public class RegionScopes {
    @Inject
    Jdbi jdbi;

    @Inject
    Caller caller;

    /** Where the caller may write, as the regions stand now. */
    public RegionScope ofCaller() {
        Optional<Set<String>> limits = caller.regions();
        // A token that says nothing of regions is none of the gateway's: it allows nothing.
        return limits.map(this::within).orElseGet(() -> RegionScope.of(Set.of()));
    }

    /** Where the caller may read values that are not free: stewards and administrators where they may write, others nowhere. */
    public RegionScope ofHiddenValues() {
        return caller.hasOneOf(Roles.STEWARD, Roles.ADMIN) ? ofCaller() : RegionScope.of(Set.of());
    }

    /** Rights limited to these regions and what lies below them now; everywhere where none is named. */
    public RegionScope within(Set<String> regions) {
        return regions.isEmpty() ? RegionScope.everywhere() : below(regions);
    }

    private RegionScope below(Set<String> roots) {
        // UNION drops what was met before: regions that are each other's parents do no harm.
        return RegionScope.of(jdbi.withHandle(h -> h.createQuery("""
                        WITH RECURSIVE scope (code) AS (
                            SELECT code FROM region_parent WHERE code = ANY (:roots)
                            UNION
                            SELECT below.code FROM region_parent below JOIN scope ON below.parent = scope.code)
                        SELECT code FROM scope""")
                .bindArray("roots", String.class, roots)
                .mapTo(String.class)
                .set()));
    }
}
