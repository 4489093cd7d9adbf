package org.hengce.gateway.apikeys;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hengce.gateway.standing.Mirror;
import org.hengce.gateway.standing.Standings;
import org.hengce.gateway.standing.Uses;
import org.jdbi.v3.core.Handle;

/** The keys that are good, as of a second ago at most, and when each was last used. */
@ApplicationScoped
class ApiKeyStandings extends Mirror<ApiKey> {
    @Inject
    Standings standings;

    @Inject
    ApiKeys keys;

    @Inject
    Clock clock;

    private final Uses uses = new Uses();

    Future<Optional<ApiKey>> of(String id) {
        return standings.find(() -> get(id)).map(found -> found.filter(key -> !isOver(key)));
    }

    void used(ApiKey key) {
        uses.note(key.id(), clock.instant());
    }

    @Override
    protected boolean isOver(ApiKey key) {
        return key.revokedAt() != null || !clock.instant().isBefore(key.expiresAt());
    }

    @Override
    protected List<ApiKey> changed(Handle handle, String since) {
        return keys.changed(handle, since);
    }

    @Override
    protected String id(ApiKey key) {
        return key.id();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeUses() {
        uses.write(clock.instant(), keys::used);
    }

    @Scheduled(every = "10m", delayed = "10m")
    void forgetExpired() {
        sweep();
    }
}
