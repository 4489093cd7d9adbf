package org.hengce.gateway.proxy;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says which services are left alone. Never down: the others are served all the same, and a new gateway would not help. */
@Readiness
@ApplicationScoped
public class UpstreamHealth implements HealthCheck {
    @Inject
    Upstreams upstreams;

    @Override
    public HealthCheckResponse call() {
        long now = System.nanoTime();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("services").up();
        boolean degraded = false;
        for (Upstream upstream : upstreams.all()) {
            List<String> out = upstream.addresses().leftOut(now);
            CircuitBreakerState state = upstream.circuit().state();
            degraded |= state != CircuitBreakerState.CLOSED || !out.isEmpty();
            answer.withData(upstream.name(), out.isEmpty() ? state.name() : state + ", left out: " + out);
        }
        return answer.withData("state", degraded ? "DEGRADED" : "OK").build();
    }
}
