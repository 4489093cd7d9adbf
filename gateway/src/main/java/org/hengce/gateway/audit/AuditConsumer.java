package org.hengce.gateway.audit;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hengce.contracts.audit.AuditV1;
import org.hengce.kit.inbox.EventHandler;
import org.hengce.kit.inbox.IllegalEventException;
import org.hengce.kit.inbox.Inbox;

/** Takes in the batches that every service seals, the gateway among them. */
@ApplicationScoped
public class AuditConsumer {
    @Inject
    Inbox inbox;

    @Inject
    JoinedAudit joined;

    @Incoming("audit")
    @Blocking
    public void audit(String record) {
        inbox.receive(record, List.of(new EventHandler<>(AuditV1.TYPE, AuditV1.class, this::take)));
    }

    private void take(AuditV1 batch) {
        if (batch.service() == null
                || batch.batch() < 1
                || batch.previousSha256() == null
                || batch.sha256() == null
                || batch.sealedAt() == null) {
            throw new IllegalEventException("a batch without service, number, hashes or time");
        }
        for (AuditV1.Entry entry : batch.entries()) {
            if (entry.at() == null || entry.actor() == null || entry.action() == null || entry.subject() == null) {
                throw new IllegalEventException("an audit row without time, actor, action or subject");
            }
        }
        joined.add(batch);
    }
}
