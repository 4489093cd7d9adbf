package org.hengce.gateway.users;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends for a user.
 *
 * @param roles may be empty: such a user can sign in and do nothing
 * @param regions null for a new user means everywhere, as an empty list does; on a change it keeps them
 * @param password a new user needs it, or a subject; null on a change keeps it
 * @param subject who this is for the identity provider (its {@code sub}); null on a change keeps it, an empty text takes it off
 */
public record UserDraft(
        @NotNull List<@Nullable String> roles,
        @Nullable List<@Nullable String> regions,
        @Nullable String password,
        @Nullable String subject) {
    @Override
    public String toString() {
        return "UserDraft[%s, %s]".formatted(roles, regions); // never the password, wherever this is logged
    }
}
