package org.hengce.gateway.sessions;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hengce.gateway.standing.Mirror;
import org.hengce.gateway.standing.Standings;
import org.hengce.gateway.standing.Uses;
import org.jdbi.v3.core.Handle;

/** The sessions that let somebody in, as of a second ago at most, and when each was last used. */
@ApplicationScoped
class SessionStandings extends Mirror<Session> {
    @Inject
    Standings standings;

    @Inject
    Sessions sessions;

    @Inject
    SessionConfig config;

    @Inject
    Clock clock;

    private final Uses uses = new Uses();

    /** The session with this id, if it has neither ended nor been idle for too long. */
    Future<Optional<Session>> of(String id) {
        return standings.find(() -> get(id)).map(found -> found.filter(session -> !isOver(session)));
    }

    /** When the session that just let its holder in ends at the latest. */
    Instant endOf(String id) {
        return get(id).map(Session::endsAt).orElseGet(clock::instant); // ended this very moment
    }

    void used(Session session) {
        uses.note(session.id(), clock.instant());
    }

    /** As known at this replica. */
    Instant lastSeen(Session session) {
        return uses.last(session.id())
                .filter(at -> at.isAfter(session.lastSeenAt()))
                .orElse(session.lastSeenAt());
    }

    @Override
    protected boolean isOver(Session session) {
        Instant now = clock.instant();
        return session.endedAt() != null
                || !now.isBefore(session.endsAt())
                || !now.isBefore(lastSeen(session).plus(config.idle()));
    }

    @Override
    protected List<Session> changed(Handle handle, String since) {
        return sessions.changed(handle, since);
    }

    @Override
    protected String id(Session session) {
        return session.id();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeUses() {
        uses.write(clock.instant(), sessions::seen);
    }

    @Scheduled(every = "10m", delayed = "10m")
    void prune() {
        sweep();
        sessions.prune();
    }
}
