package org.hengce.gateway.sessions;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it in a list.
 *
 * @param lastSeenAt to the minute
 * @param current whether the request came with it
 */
@Schema(name = "Session", description = "A browser in which somebody is signed in.")
public record SessionView(
        String id,
        String user,
        String address,
        String agent,
        Instant createdAt,

        @Schema(description = "To the minute.") Instant lastSeenAt,

        Instant endsAt,

        @Schema(description = "Whether the request came with it.")
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
