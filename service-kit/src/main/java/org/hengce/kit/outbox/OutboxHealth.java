package org.hengce.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/** A service stays ready while Kafka is away; its health says how long the oldest event has waited. */
@Readiness
@ApplicationScoped
public class OutboxHealth implements HealthCheck {
    private static final Duration LATE = Duration.ofSeconds(10);

    @Inject
    Jdbi jdbi;

    @Override
    public HealthCheckResponse call() {
        Duration waiting = jdbi.withHandle(Unsent::read)
                .oldest()
                .map(since -> Duration.between(since, Instant.now()))
                .orElse(Duration.ZERO);
        return HealthCheckResponse.named("outbox")
                .up()
                .withData("state", waiting.compareTo(LATE) > 0 ? "DEGRADED" : "OK")
                .withData("oldestUnsentSeconds", waiting.toSeconds())
                .build();
    }
}
