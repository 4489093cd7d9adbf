package org.hengce.kit.schema;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Holds a service back until its database has the schema it needs: services have no right to make it, and start in any order.
 */
@ApplicationScoped
public class SchemaGate {
    private static final long LOOK_AGAIN_MILLIS = 250;

    @Inject
    Jdbi jdbi;

    /** The service's newest migration that this build knows, as in its file name: 1001 and above. */
    @ConfigProperty(name = "hengce.schema-version")
    int needed;

    /** The kit's, below 1000: of the tables that every service has. They come later than a service's earlier ones. */
    @ConfigProperty(name = "hengce.kit-schema-version")
    int neededOfTheKit;

    private volatile boolean reached;

    /** Returns when the schema is there. */
    public void await() throws InterruptedException {
        while (!reached()) {
            Log.warnf("waiting for the database schema needed=%d kit=%d", needed, neededOfTheKit);
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Whether it is there; asked of the database until it is. */
    public boolean reached() {
        if (!reached) {
            try {
                reached = jdbi.withHandle(h -> h.createQuery("""
                                SELECT coalesce(max(version::int), 0) >= :needed
                                       AND coalesce(max(version::int) FILTER (WHERE version::int < 1000), 0) >= :kit
                                FROM flyway_schema_history WHERE success""")
                        .bind("needed", needed)
                        .bind("kit", neededOfTheKit)
                        .mapTo(Boolean.class)
                        .one());
            } catch (JdbiException e) {
                return false; // no database or no history yet: the same as too old
            }
        }
        return reached;
    }
}
