package org.hengce.gateway.users;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see one; never with the hash.
 *
 * @param regions empty: everywhere
 * @param subject who this is for the identity provider; null: not linked
 */
@Schema(name = "User", description = "Who may sign in, and what for.")
public record UserView(
        String name,
        List<String> roles,

        @Schema(description = "Where the user may write, with what lies below; empty: everywhere.")
        List<String> regions,

        @Nullable @Schema(description = "Who this is for the identity provider; null: not linked.")
        String subject,

        @Schema(description = "Raised by every change; tokens end with it.")
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
