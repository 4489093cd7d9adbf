package org.hengce.gateway.audit;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.hengce.kit.schema.SchemaGate;

/** Looks at all chains now and then: a broken one stops nobody's work, but a person must see it. */
@Readiness
@ApplicationScoped
public class AuditChainHealth implements HealthCheck {
    @Inject
    Chains chains;

    @Inject
    SchemaGate schema;

    private volatile List<String> broken = List.of();

    @Scheduled(every = "${hengce.audit.verify-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!schema.reached()) {
            return;
        }
        List<String> found = chains.all().stream()
                .filter(chain -> chain.state() == ChainState.BROKEN)
                .map(ChainView::service)
                .toList();
        if (!found.equals(broken) && !found.isEmpty()) {
            Log.errorf("audit chains broken services=%s", found);
        }
        broken = found;
    }

    /** The services whose chains are broken. */
    List<String> broken() {
        return broken;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit-chains")
                .up()
                .withData("state", broken.isEmpty() ? "OK" : "DEGRADED")
                .withData("broken", String.join(",", broken))
                .build();
    }
}
