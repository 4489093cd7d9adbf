package org.hengce.kit.epoch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeSet;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.outbox.Outbox;
import org.jdbi.v3.core.Jdbi;

/**
 * Publishes everything that the service owns again, under a new epoch, after its database was restored or a broker has lost
 * records. One transaction appends all of it to the outbox, with the end of the epoch behind it on every partition: either all is
 * sent or nothing has begun. Writes wait until that is committed, and go on while it is sent.
 */
@ApplicationScoped
public class Republishing {
    @Inject
    Epochs epochs;

    @Inject
    Instance<Republished> owned;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Jdbi jdbi;

    /** Begins a new epoch with all that there is. */
    @Transactional
    public BegunEpoch begin() {
        int epoch = epochs.begin();
        TreeSet<String> topics = new TreeSet<>();
        owned.forEach(of -> {
            of.publishAll(epoch);
            topics.addAll(of.topics());
        });
        topics.forEach(topic -> outbox.appendToEveryPartition(topic, EpochEndV1.TYPE, Map.of("epoch", epoch)));
        audit.record(caller.subject(), "epoch.begin", Integer.toString(epoch), null, epoch);
        long events = jdbi.withHandle(h ->
                h.createQuery("SELECT count(*) FROM outbox").mapTo(Long.class).one());
        return new BegunEpoch(epoch, events);
    }
}
