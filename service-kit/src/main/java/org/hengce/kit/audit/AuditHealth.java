package org.hengce.kit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** A broken chain stops nobody's work, but a person must see it. */
@Readiness
@ApplicationScoped
public class AuditHealth implements HealthCheck {
    @Inject
    AuditVerifier verifier;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("audit").up();
        verifier.fault()
                .ifPresentOrElse(
                        fault -> health.withData("state", "DEGRADED")
                                .withData("brokenBatch", fault.batch())
                                .withData("reason", fault.reason()),
                        () -> health.withData("state", "OK"));
        return health.build();
    }
}
