package org.hengce.gateway.audit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Readiness;
import org.hengce.kit.metrics.Amount;
import org.hengce.kit.metrics.Figures;
import org.jdbi.v3.core.Handle;

/** Whether the joined view is whole. */
@Singleton
class AuditChainFigures implements Figures {
    private final AuditChainHealth health;
    private final Amount broken;

    @Inject
    AuditChainFigures(@Readiness AuditChainHealth health, MeterRegistry registry) {
        this.health = health;
        broken = Amount.of(
                registry,
                "hengce.audit.joined.broken",
                "chains",
                "Services whose audit in the joined view is not as it was sealed");
    }

    @Override
    public void read(Handle handle) {
        broken.set(health.broken().size());
    }
}
