package org.hengce.indicator.observations;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hengce.indicator.disclosure.DisclosureDue;
import org.hengce.indicator.disclosure.DisclosureDue.Due;
import org.hengce.indicator.observations.Publication.Published;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.work.BackgroundLoop;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Looks at hidden cells again after a hierarchy has changed, one indicator in a transaction. It is work for later and not of the
 * change, which would wait for every indicator: a value that is hidden now was there to be read before, too.
 */
@ApplicationScoped
public class DisclosureWorker {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Inject
    Jdbi jdbi;

    @Inject
    DisclosureDue due;

    @Inject
    Publication publication;

    @Inject
    Audit audit;

    @Inject
    SchemaGate schema;

    private @Nullable BackgroundLoop loop;

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("disclosure-worker", LOOK, schema, this::protectOne);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
    }

    /** Looks at one indicator; false when none is due. */
    boolean protectOne() {
        AtomicReference<@Nullable Due> taken = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Due> next = jdbi.withHandle(due::take);
                next.ifPresent(one -> {
                    taken.set(one);
                    protect(one);
                });
                return next.isPresent();
            });
        } catch (RuntimeException e) {
            @Nullable Due failed = taken.get();
            if (failed != null) {
                jdbi.useHandle(h -> due.failed(h, failed));
            }
            throw e;
        }
    }

    private void protect(Due one) {
        Published published = publication.protectAgain(one.indicator());
        if (published.accepted() > 0) {
            audit.record(one.changedBy(), "observations.hide", one.indicator(), null, published);
            Log.infof("cells hidden indicator=%s count=%d", one.indicator(), published.accepted());
        }
    }
}
