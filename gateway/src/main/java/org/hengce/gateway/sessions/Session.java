package org.hengce.gateway.sessions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in browser.
 *
 * @param userRevision of the user when the session began; 0 for one whom only the provider knows
 * @param roles as the provider said; null: those of the user
 * @param regions as {@code roles}; empty: everywhere
 * @param agent what the browser says it is
 * @param lastSeenAt to the minute
 * @param endedAt when it was ended before its time
 */
record Session(
        String id,
        long number,
        String user,
        long userRevision,
        @Nullable List<String> roles,
        @Nullable List<String> regions,
        String secretSha256,
        String address,
        String agent,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt,
        @Nullable Instant endedAt) {}
