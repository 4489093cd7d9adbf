package org.hengce.gateway.apikeys;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengce.gateway.standing.CredentialMirror;
import org.jdbi.v3.core.Handle;

/** The keys that are good. */
@Singleton
class ApiKeyStandings extends CredentialMirror<ApiKey> {
    private final ApiKeys keys;

    @Inject
    ApiKeyStandings(ApiKeys keys, Clock clock) {
        super(clock);
        this.keys = keys;
    }

    @Override
    protected boolean isOver(ApiKey key) {
        return key.revokedAt() != null || !now().isBefore(key.expiresAt());
    }

    @Override
    protected List<ApiKey> changed(Handle handle, String since) {
        return keys.changed(handle, since);
    }

    @Override
    protected String id(ApiKey key) {
        return key.id();
    }

    @Override
    protected void writeUses(Map<String, Instant> when) {
        keys.used(when);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepUses() {
        writeUses();
    }

    @Scheduled(every = "10m", delayed = "10m")
    void forgetExpired() {
        sweep();
    }
}
