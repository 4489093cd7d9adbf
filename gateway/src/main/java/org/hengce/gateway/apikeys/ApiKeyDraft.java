package org.hengce.gateway.apikeys;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends for a new key.
 *
 * @param name what the key is for, to be found again by
 * @param owner the user for whom it acts; null: the administrator
 * @param roles some of the owner's
 * @param regions some of the owner's; null or empty: all of them
 * @param expiresAt null: in 90 days
 */
public record ApiKeyDraft(
        @NotBlank @Size(max = 100) String name,
        @Nullable String owner,
        @NotEmpty List<@NotNull String> roles,
        @Nullable List<@NotNull String> regions,
        @Nullable Instant expiresAt) {}
