package org.hengce.indicator.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.hengce.contracts.audit.AuditV1;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Rows, batches and chain of the kit, on the database of a service. */
@QuarkusTest
class AuditTest extends WithRegister {
    @TestHTTPResource(value = "/health", management = true)
    String health = ""; // replaced before each test

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    Audit audit;

    private static String newSector() {
        return "S" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    private static void make(String sector) {
        steward()
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Request-Id", "r-" + sector)
                .body(Map.of("name", Map.of("en", sector)))
                .put("/api/v1/sectors/" + sector)
                .then()
                .statusCode(201);
    }

    /** The batch that holds this subject, as it was published. */
    private AuditV1 published(String subject) {
        AtomicReference<AuditV1> found = new AtomicReference<>();
        Surroundings.topics().readUntil(Topics.AUDIT, record -> {
            AuditV1 batch = batch(record.value());
            boolean fits = batch.entries().stream().anyMatch(e -> e.subject().equals(subject));
            if (fits) {
                found.set(batch);
            }
            return fits;
        });
        return found.get();
    }

    private AuditV1 batch(String event) {
        try {
            return json.treeToValue(json.readTree(event).get("data"), AuditV1.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWriteIsSealedWithWhoWhatWhenAndFromWhere() {
        String sector = newSector();
        make(sector);
        AuditV1 batch = published(sector);
        assertThat(batch.service()).isEqualTo("indicator-service");
        assertThat(batch.computedSha256()).isEqualTo(batch.sha256());
        AuditV1.Entry entry = batch.entries().stream()
                .filter(e -> e.subject().equals(sector))
                .findFirst()
                .orElseThrow();
        assertThat(entry.actor()).isEqualTo("test-steward");
        assertThat(entry.action()).isEqualTo("sector.create");
        assertThat(entry.address()).isEqualTo("192.0.2.7");
        assertThat(entry.requestId()).isEqualTo("r-" + sector);
        assertThat(entry.beforeSha256()).isNull();
        assertThat(entry.afterSha256()).hasSize(64);
    }

    @Test
    void anImportIsAuditedOnceWithItsSendersRequest() {
        String indicator = newIndicator("A");
        String id = steward()
                .header("X-Forwarded-For", "2001:db8::7")
                .header("X-Request-Id", "r-" + indicator)
                .contentType("text/csv")
                .body("indicator,region,period,value\n%s,US-CA,1988,1\n".formatted(indicator))
                .post("/api/v1/imports")
                .path("id");
        await().atMost(SOON).until(() -> jdbi.withHandle(h -> h.createQuery(
                                "SELECT action || ' ' || actor || ' ' || address || ' ' || request_id FROM audit WHERE subject = ? ORDER BY id")
                        .bind(0, id)
                        .mapTo(String.class)
                        .list())
                .equals(List.of("import.completed test-steward 2001:db8::7 r-" + indicator)));
    }

    @Test
    void eachBatchNamesTheOneBefore() {
        make(newSector());
        String last = newSector();
        make(last);
        published(last);
        List<Map<String, Object>> batches = jdbi.withHandle(
                h -> h.createQuery("SELECT number, previous_sha256, sha256 FROM audit_batch ORDER BY number")
                        .mapToMap()
                        .list());
        String before = AuditV1.BEGINNING;
        long number = 0;
        for (Map<String, Object> batch : batches) {
            assertThat(batch.get("number")).isEqualTo(++number);
            assertThat(batch.get("previous_sha256")).isEqualTo(before);
            before = (String) batch.get("sha256");
        }
    }

    @Test
    void aRowWhoseTransactionEndsLateIsSealedAllTheSame() {
        String early = newSector();
        String late = newSector();
        try (Handle slow = jdbi.open()) {
            slow.begin();
            slow.execute("""
                    WITH written AS (INSERT INTO audit (actor, action, subject) VALUES ('x', 'test.late', ?) RETURNING id)
                    INSERT INTO audit_unsealed SELECT id FROM written""", late);
            make(early); // a higher id, committed and sealed before
            published(early);
            slow.commit();
        }
        AuditV1 batch = published(late);
        assertThat(batch.entries()).anySatisfy(e -> assertThat(e.subject()).isEqualTo(late));
    }

    @Test
    void moreThanABatchHoldsComesInSeveral() {
        String subject = newSector();
        jdbi.useHandle(h -> h.execute("""
                WITH written AS (
                    INSERT INTO audit (actor, action, subject)
                    SELECT 'x', 'test.many', ? || '-' || i FROM generate_series(1, 450) i RETURNING id)
                INSERT INTO audit_unsealed SELECT id FROM written""", subject));
        AuditV1 last = published(subject + "-450");
        assertThat(last.entries()).hasSizeLessThanOrEqualTo(200);
        assertThat(published(subject + "-1").batch()).isLessThan(last.batch());
    }

    @Test
    void theServiceItselfMayNotChangeWhatIsWritten() {
        for (String change : List.of(
                "UPDATE audit SET actor = 'nobody'",
                "DELETE FROM audit",
                "UPDATE audit_batch SET sha256 = ''",
                "DELETE FROM audit_batch",
                "UPDATE audit_unsealed SET id = id")) {
            assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(change))).hasMessageContaining("permission denied");
        }
    }

    @Test
    void anAlteredRowIsDetectedShownAndTold() {
        String sector = newSector();
        make(sector);
        AuditV1 sealed = published(sector);
        Jdbi owner = Surroundings.database().asOwner();
        owner.useHandle(h -> h.execute("UPDATE audit SET actor = 'somebody-else' WHERE subject = ?", sector));
        try {
            await().atMost(SOON).until(() -> health().contains("a row is not as it was sealed"));
            assertThat(health()).contains("\"brokenBatch\": %d".formatted(sealed.batch()));
            RestAssured.given().get(health + "/ready").then().statusCode(200); // it goes on serving
            AuditV1 told = published("batch " + sealed.batch());
            assertThat(told.entries()).anySatisfy(e -> {
                assertThat(e.action()).isEqualTo("audit.broken");
                assertThat(e.actor()).isEqualTo("indicator-service");
            });
        } finally {
            owner.useHandle(h -> h.execute("UPDATE audit SET actor = 'test-steward' WHERE subject = ?", sector));
        }
        await().atMost(SOON).until(() -> !health().contains("brokenBatch"));
    }

    @Test
    void aRowThatWasPutInBesideTheChainIsDetected() {
        Jdbi owner = Surroundings.database().asOwner();
        owner.useHandle(
                h -> h.execute("INSERT INTO audit (actor, action, subject) VALUES ('x', 'test.put', 'beside')"));
        try {
            await().atMost(SOON).until(() -> health().contains("1 rows more than batches account for"));
        } finally {
            owner.useHandle(h -> h.execute("DELETE FROM audit WHERE subject = 'beside'"));
        }
        await().atMost(SOON).until(() -> !health().contains("brokenBatch"));
    }

    private String health() {
        return RestAssured.given().get(health).asString();
    }

    @Test
    void aSubjectOfAnyLengthFitsIntoABatch() {
        String subject = newSector();
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record("x", "test.long", subject + "x".repeat(100_000), null, null));
        String kept = jdbi.withHandle(h -> h.createQuery("SELECT subject FROM audit WHERE starts_with(subject, ?)")
                .bind(0, subject)
                .mapTo(String.class)
                .one());
        assertThat(kept).hasSize(1_000).endsWith("x…");
    }

    @Test
    void anEventCarriesTheTraceInWhichItWasWritten() {
        String sector = newSector();
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        steward()
                .header("traceparent", traceparent)
                .body(Map.of("name", Map.of("en", sector)))
                .put("/api/v1/sectors/" + sector)
                .then()
                .statusCode(201)
                .header("traceparent", traceparent);
        var records =
                Surroundings.topics().readUntil(Topics.REGIONS, r -> r.key().equals("SECTOR:" + sector));
        assertThat(Surroundings.topics()
                        .event(records.get(records.size() - 1))
                        .get("traceparent")
                        .textValue())
                .isEqualTo(traceparent);
    }
}
