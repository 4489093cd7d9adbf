package org.hengce.gateway.audit;

import java.time.Instant;
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
public record ChainView(
        String service,
        ChainState state,
        long batches,
        long entries,
        long lastBatch,
        String lastSha256,
        Instant lastSealedAt,
        @Nullable Long brokenAt,
        @Nullable String reported) {}
