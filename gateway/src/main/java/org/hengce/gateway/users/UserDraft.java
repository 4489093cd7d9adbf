package org.hengce.gateway.users;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends for a user.
 *
 * @param roles may be empty: such a user can sign in and do nothing
 * @param regions null for a new user means everywhere, as an empty list does; on a change it keeps them
 * @param password needed for a new user; null on a change keeps it
 */
public record UserDraft(
        @NotNull List<@Nullable String> roles,
        @Nullable List<@Nullable String> regions,
        @Nullable String password) {}
