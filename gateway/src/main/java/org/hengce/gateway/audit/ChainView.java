package org.hengce.gateway.audit;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The chain of one service, as far as it has come here.
 *
 * @param batches how many there are
 * @param lastBatch the highest number
 * @param lastSha256 hash of that batch: noted elsewhere, it shows later that nothing before it was changed
 * @param brokenAt the first batch that is missing, was replaced or does not follow on the one before; null if there is none
 * @param reported what the service itself found wrong with its rows, as {@code batch 17}; null if nothing
 */
@Schema(name = "AuditChain", description = "The chain of one service, as far as it has come here.")
public record ChainView(
        String service,
        ChainState state,
        long batches,
        long entries,
        long lastBatch,

        @Schema(description = "Noted elsewhere, it shows later that nothing before was changed.")
        String lastSha256,

        Instant lastSealedAt,

        @Nullable @Schema(description = "The first batch that is wrong; null if there is none.")
        Long brokenAt,

        @Nullable @Schema(description = "What the service itself found wrong; null if nothing.")
        String reported) {}
