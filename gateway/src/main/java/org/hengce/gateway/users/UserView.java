package org.hengce.gateway.users;

import java.time.Instant;
import java.util.List;

/**
 * A user as administrators see one; never with the hash.
 *
 * @param regions empty: everywhere
 */
public record UserView(
        String name, List<String> roles, List<String> regions, long revision, Instant createdAt, Instant changedAt) {
    static UserView of(User user) {
        return new UserView(
                user.name(), user.roles(), user.regions(), user.revision(), user.createdAt(), user.changedAt());
    }
}
