package org.hengce.kit.audit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.hengce.kit.metrics.Amount;
import org.hengce.kit.metrics.Figures;
import org.jdbi.v3.core.Handle;

/** Whether the service's own audit is whole, and how much of it waits to be sealed. */
@Singleton
class AuditFigures implements Figures {
    private final AuditVerifier verifier;
    private final Amount broken;
    private final Amount unsealed;

    @Inject
    AuditFigures(AuditVerifier verifier, MeterRegistry registry) {
        this.verifier = verifier;
        broken = Amount.of(
                registry,
                "hengce.audit.broken",
                "chains",
                "1 if this service's audit rows are not as they were sealed, else 0");
        unsealed = Amount.of(
                registry,
                "hengce.audit.unsealed",
                "rows",
                "Audit rows that stand in no batch yet; usually those of a second");
    }

    @Override
    public void read(Handle handle) {
        broken.set(verifier.fault().isPresent() ? 1 : 0);
        unsealed.set(handle.createQuery("SELECT count(*) FROM audit_unsealed")
                .mapTo(Long.class)
                .one());
    }
}
