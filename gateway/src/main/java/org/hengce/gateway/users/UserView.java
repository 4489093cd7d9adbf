package org.hengce.gateway.users;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see one; never with the hash.
 *
 * @param regions empty: everywhere
 * @param subject who this is for the identity provider; null: not linked
 */
public record UserView(
        String name,
        List<String> roles,
        List<String> regions,
        @Nullable String subject,
        long revision,
        Instant createdAt,
        Instant changedAt) {
    static UserView of(User user) {
        return new UserView(
                user.name(),
                user.roles(),
                user.regions(),
                user.subject(),
                user.revision(),
                user.createdAt(),
                user.changedAt());
    }
}
