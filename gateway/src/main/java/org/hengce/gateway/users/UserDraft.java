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
 * @param password needed for a new user; null on a change keeps it
 */
@Schema(name = "UserToPut", description = "What a user is to be.")
public record UserDraft(
        @NotNull @Schema(description = "May be empty: such a user can sign in and do nothing.")
        List<@Nullable String> roles,

        @Nullable @Schema(description = "Empty: everywhere; so is null for a new user.")
        List<@Nullable String> regions,

        @Nullable @Schema(minLength = 12, maxLength = 256, format = "password")
        String password) {}
