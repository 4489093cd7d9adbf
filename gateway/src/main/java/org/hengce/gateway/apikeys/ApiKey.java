package org.hengce.gateway.apikeys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.users.Standing;
import org.hengce.kit.identity.Roles;
import org.jspecify.annotations.Nullable;

/**
 * A key of a machine that acts for a user, with some of the user's rights.
 *
 * @param number in the order in which keys were made
 * @param owner for whom it acts
 * @param roles what it may at most; sorted, each once
 * @param regions empty: wherever the owner may
 * @param lastUsedAt to the minute; null: never yet
 */
record ApiKey(
        String id,
        long number,
        String name,
        String owner,
        List<String> roles,
        List<String> regions,
        String secretSha256,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /** Before the id, in the credential of an identity. */
    static final String CREDENTIAL = "key:";

    ApiKey {
        roles = List.copyOf(new TreeSet<>(roles));
        regions = List.copyOf(new TreeSet<>(regions));
    }

    /**
     * What the key may at the moment: never more than the owner. Empty if nothing is left of its regions, because no regions
     * would mean everywhere.
     */
    Optional<Identity> actingFor(Standing user) {
        List<String> left = new ArrayList<>(roles);
        if (!user.roles().contains(Roles.ADMIN)) {
            left.retainAll(user.roles());
        }
        return regionsWithin(user.regions())
                .map(where -> new Identity(
                        Identity.Kind.API_KEY,
                        CREDENTIAL + id,
                        user.name(),
                        user.revision(),
                        List.copyOf(left),
                        where));
    }

    /** Which region lies in which is not known here: both must name the same one. */
    private Optional<List<String>> regionsWithin(List<String> owned) {
        if (regions.isEmpty() || owned.isEmpty()) {
            return Optional.of(regions.isEmpty() ? owned : regions);
        }
        List<String> common = new ArrayList<>(regions);
        common.retainAll(owned);
        return common.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(common));
    }
}
