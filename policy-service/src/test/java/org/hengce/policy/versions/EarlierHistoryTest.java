package org.hengce.policy.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hengce.kit.testing.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What was done with policies before there was a history of it. */
class EarlierHistoryTest {
    @Test
    void everyVersionAndStepOfAnEarlierReleaseIsInTheHistoryInItsOrder() throws Exception {
        try (TestDatabase database = TestDatabase.migratedTo("1002")) {
            Jdbi service = database.jdbi();
            service.useHandle(h -> {
                h.execute(
                        "INSERT INTO policy (code, revision, version, status, changed_at, text)"
                                + " SELECT code, revision, version, status, now(), '{\"category\": \"INDUSTRIAL_PLANNING\", \"level\": \"PROVINCIAL\"}'"
                                + " FROM (VALUES ('P', 4, 2, 'IN_FORCE'), ('Q', 1, 1, 'DRAFT')) kept (code, revision, version, status)");
                h.execute("INSERT INTO policy_version (code, version, text, made_at, made_by) VALUES"
                        + " ('P', 1, '{}', '2026-01-01', 'li'), ('P', 2, '{}', '2026-01-03', 'wang'),"
                        + " ('Q', 1, '{}', '2026-01-02', 'li')");
                h.execute(
                        "INSERT INTO policy_transition (code, from_status, to_status, reason, made_at, made_by) VALUES"
                                + " ('P', 'DRAFT', 'PUBLISHED', 'issued', '2026-01-02', 'li'),"
                                + " ('P', 'PUBLISHED', 'IN_FORCE', 'begun', '2026-01-04', 'li')");
                h.execute("INSERT INTO inbox (source, id) VALUES ('/hengce/indicator-service', '1'), ('/other', '1')");
            });
            database.upgrade();
            List<String> history = service.withHandle(
                    h -> h.createQuery("""
                            SELECT concat_ws(' ', code, revision, action, version, to_status, reason, made_by)
                            FROM policy_change ORDER BY code, revision""").mapTo(String.class).list());
            assertThat(history)
                    .containsExactly(
                            "P 1 REGISTERED 1 li",
                            "P 2 MOVED PUBLISHED issued li",
                            "P 3 REVISED 2 wang",
                            "P 4 MOVED IN_FORCE begun li",
                            "Q 1 REGISTERED 1 li");
            List<String> plans =
                    service.withHandle(h -> h.createQuery("SELECT plans::text || self_assessments::text FROM policy")
                            .mapTo(String.class)
                            .list());
            assertThat(plans).containsExactly("[][]", "[][]");
            List<String> received = service.withHandle(h -> h.createQuery("SELECT source FROM inbox")
                    .mapTo(String.class)
                    .list());
            assertThat(received)
                    .as("sectors that were passed over are read again")
                    .containsExactly("/other");
        }
    }
}
