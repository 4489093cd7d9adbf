package org.hengce.gateway.sessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it in a list.
 *
 * @param lastSeenAt to the minute
 * @param current whether the request came with it
 */
public record SessionView(
        String id,
        String user,
        String address,
        String agent,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt,
        boolean current) {
    static SessionView of(Session session, @Nullable String currentId) {
        return new SessionView(
                session.id(),
                session.user(),
                session.address(),
                session.agent(),
                session.createdAt(),
                session.lastSeenAt(),
                session.endsAt(),
                session.id().equals(currentId));
    }
}
