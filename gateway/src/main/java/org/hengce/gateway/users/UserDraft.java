package org.hengce.gateway.users;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends for a user.
 *
 * @param roles may be empty: such a user can sign in and do nothing
 * @param regions null for a new user means everywhere, as an empty list does; on a change it keeps them
 * @param password a new user needs it, or a subject; null on a change keeps it
 * @param subject who this is for the identity provider (its {@code sub}); null on a change keeps it, an empty text takes it off
 */
@Schema(name = "UserToPut", description = "What a user is to be.")
public record UserDraft(
        @NotNull @Schema(description = "May be empty: such a user can sign in and do nothing.")
        List<@Nullable String> roles,

        @Nullable @Schema(description = "Empty: everywhere; so is null for a new user.")
        List<@Nullable String> regions,

        @Nullable @Schema(minLength = 12, maxLength = 256, format = "password")
        String password,

        @Nullable @Schema(description = "Who this is for the identity provider; empty takes it off.")
        String subject) {
    @Override
    public String toString() {
        return "UserDraft[%s, %s]".formatted(roles, regions); // never the password, wherever this is logged
    }
}
