package org.hengce.gateway.sessions;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengce.gateway.standing.CredentialMirror;
import org.jdbi.v3.core.Handle;

/** The sessions that have neither ended nor been idle for too long. */
@Singleton
class SessionStandings extends CredentialMirror<Session> {
    private final Sessions sessions;
    private final SessionConfig config;

    @Inject
    SessionStandings(Sessions sessions, SessionConfig config, Clock clock) {
        super(clock);
        this.sessions = sessions;
        this.config = config;
    }

    /** When the session that just let its holder in ends at the latest. */
    Instant endOf(String id) {
        return get(id).map(Session::endsAt).orElseGet(this::now); // ended this very moment
    }

    /** As known at this replica. */
    Instant lastSeen(Session session) {
        return lastUse(session.id())
                .filter(at -> at.isAfter(session.lastSeenAt()))
                .orElse(session.lastSeenAt());
    }

    @Override
    protected boolean isOver(Session session) {
        return session.endedAt() != null
                || !now().isBefore(session.endsAt())
                || !now().isBefore(lastSeen(session).plus(config.idle()));
    }

    @Override
    protected List<Session> changed(Handle handle, String since) {
        return sessions.changed(handle, since);
    }

    @Override
    protected String id(Session session) {
        return session.id();
    }

    @Override
    protected void writeUses(Map<String, Instant> when) {
        sessions.seen(when);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepUses() {
        writeUses();
    }

    @Scheduled(every = "10m", delayed = "10m")
    void prune() {
        sweep();
        sessions.prune();
    }
}
