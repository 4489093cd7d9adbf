package org.hengce.gateway.apikeys;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.gateway.identity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown.
 *
 * @param regions empty: wherever the owner may
 * @param lastUsedAt to the minute; null: never yet
 * @param revokedAt null: not revoked
 * @param secret what the machine sends as {@code X-Api-Key}; only in the answer to its making, never again
 */
@Schema(name = "Key", description = "An API key.")
public record ApiKeyView(
        String id,
        String name,
        String owner,
        List<String> roles,

        @Schema(description = "Empty: wherever the owner may.")
        List<String> regions,

        Instant createdAt,
        String createdBy,
        Instant expiresAt,

        @Nullable @Schema(description = "To the minute; null: never yet.")
        Instant lastUsedAt,

        @Nullable @Schema(description = "Null: not revoked.")
        Instant revokedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        @Schema(description = "To be sent as `X-Api-Key`; only in the answer to its making.")
        String secret) {
    static ApiKeyView of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyView withSecret(ApiKey key, Secret secret) {
        return of(key, ApiKeyScheme.PREFIX + secret.text());
    }

    private static ApiKeyView of(ApiKey key, @Nullable String secret) {
        return new ApiKeyView(
                key.id(),
                key.name(),
                key.owner(),
                key.roles(),
                key.regions(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.revokedAt(),
                secret);
    }

    @Override
    public String toString() {
        return "ApiKeyView[%s]".formatted(id); // never the secret, wherever this is logged
    }
}
