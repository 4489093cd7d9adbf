package org.hengce.kit.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the schema is there. */
@Readiness
@ApplicationScoped
public class SchemaHealth implements HealthCheck {
    @Inject
    SchemaGate gate;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(gate.reached()).build();
    }
}
