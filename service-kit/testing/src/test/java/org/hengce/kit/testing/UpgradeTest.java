package org.hengce.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A database that an earlier build has made, brought to this one's schema. */
class UpgradeTest {
    @Test
    void theKitsLaterScriptsRunOnADatabaseThatTheServicesOwnHaveRunOn() throws Exception {
        try (TestDatabase database = TestDatabase.empty(
                "t_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36))) {
            // As a release before this one left it: the kit's first script, then a service's first.
            database.scripts("classpath:db/kit").target("1").load().migrate();
            database.scripts("classpath:db/earlier")
                    .ignoreMigrationPatterns("*:missing")
                    .load()
                    .migrate();
            Jdbi service = database.jdbi();
            service.useHandle(h -> h.execute("INSERT INTO audit (actor, action, subject) VALUES ('li', 'x.y', 'z')"));
            database.migrate("classpath:db/kit", "classpath:db/earlier");
            List<String> waiting = service.withHandle(
                    h -> h.createQuery("SELECT a.subject FROM audit_unsealed u JOIN audit a ON a.id = u.id")
                            .mapTo(String.class)
                            .list());
            assertThat(waiting).containsExactly("z");
        }
    }
}
