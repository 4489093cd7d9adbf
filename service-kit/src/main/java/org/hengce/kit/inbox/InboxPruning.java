package org.hengce.kit.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/** Forgets the ids of events so old that Kafka can no longer deliver them twice by a retry or a rebalance. */
@ApplicationScoped
public class InboxPruning {
    @Inject
    Jdbi jdbi;

    @Scheduled(every = "6h", delayed = "1h")
    void prune() {
        jdbi.useHandle(h -> h.execute("DELETE FROM inbox WHERE received_at < now() - interval '30 days'"));
    }
}
