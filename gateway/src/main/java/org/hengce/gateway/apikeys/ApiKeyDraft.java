package org.hengce.gateway.apikeys;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
@Schema(name = "KeyToMake", description = "What a new API key is to be.")
public record ApiKeyDraft(
        @NotBlank @Size(max = 100) @Schema(description = "What it is for, to be found again by.")
        String name,

        @Nullable @Schema(description = "The user for whom it acts; null: you.")
        String owner,

        @NotEmpty @Schema(description = "Some of the owner's.")
        List<@NotNull String> roles,

        @Nullable @Schema(description = "Some of the owner's; null or empty: all of them.")
        List<@NotNull String> regions,

        @Nullable @Schema(description = "At most a year from now; null: in 90 days.")
        Instant expiresAt) {}
