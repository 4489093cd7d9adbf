package org.hengce.evaluation.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/** The service stays ready while an owner publishes everything again; its health says that evaluations wait for that. */
@Readiness
@ApplicationScoped
public class EpochHealth implements HealthCheck {
    @Inject
    Jdbi jdbi;

    @Override
    public HealthCheckResponse call() {
        boolean waiting = jdbi.withHandle(Epochs::isANewerOneOnItsWay);
        return HealthCheckResponse.named("epochs of owners")
                .up()
                .withData("state", waiting ? "DEGRADED" : "OK")
                .withData("evaluations", waiting ? "wait for what an owner publishes again" : "go on")
                .build();
    }
}
