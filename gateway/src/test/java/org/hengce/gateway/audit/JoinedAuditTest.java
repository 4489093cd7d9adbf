package org.hengce.gateway.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.contracts.audit.AuditV1;
import org.hengce.contracts.event.Topics;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class JoinedAuditTest {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00.000001Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Jdbi jdbi;

    /** Each test has a service of its own, and so a chain of its own. */
    private static String newService() {
        return "service-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    private static AuditV1.Entry entry(long id, String actor, String subject) {
        return new AuditV1.Entry(
                id, AT.plusSeconds(id), actor, "policy.revise", subject, "192.0.2.7", "r-" + id, null, "b".repeat(64));
    }

    /** A chain of batches with one row each. */
    private static List<AuditV1> chain(String service, int batches) {
        List<AuditV1> chain = new ArrayList<>();
        String previous = AuditV1.BEGINNING;
        for (int i = 1; i <= batches; i++) {
            AuditV1 batch =
                    AuditV1.sealed(service, i, previous, AT.plusSeconds(i), List.of(entry(i, "li", service + "/" + i)));
            chain.add(batch);
            previous = batch.sha256();
        }
        return chain;
    }

    private static String publish(AuditV1 batch) throws Exception {
        return Surroundings.topics()
                .publish(Topics.AUDIT, batch.service(), "/hengce/" + batch.service(), AuditV1.TYPE, batch);
    }

    private static Response list(String query) {
        return People.as(People.admin()).get("/api/v1/audit?" + query);
    }

    private static List<String> states(String service) {
        return list("service=" + service).path("items.chain.state");
    }

    private void awaitBatches(String service, int batches) {
        await().atMost(SOON)
                .until(() ->
                        jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM joined_audit_batch WHERE service = ?")
                                        .bind(0, service)
                                        .mapTo(Integer.class)
                                        .one())
                                == batches);
    }

    private static Map<String, Object> chainOf(String service) {
        List<Map<String, Object>> found = People.as(People.admin())
                .get("/api/v1/audit/chains")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.service == '%s' }".formatted(service));
        return found.get(0);
    }

    @Test
    void everyServicesRowsAreListedNewestFirstWithTheirPlaceInTheChain() throws Exception {
        String service = newService();
        for (AuditV1 batch : chain(service, 3)) {
            publish(batch);
        }
        awaitBatches(service, 3);
        list("service=" + service)
                .then()
                .statusCode(200)
                .body("items.subject", equalTo(List.of(service + "/3", service + "/2", service + "/1")))
                .body("items[0].actor", equalTo("li"))
                .body("items[0].address", equalTo("192.0.2.7"))
                .body("items[0].requestId", equalTo("r-3"))
                .body("items[0].at", equalTo("2026-03-01T00:00:03.000001Z"))
                .body("items[0].chain.batch", equalTo(3))
                .body("items[0].chain.position", equalTo(1))
                .body("items.chain.state", everyItem(equalTo("INTACT")));
        assertThat(chainOf(service)).containsEntry("state", "INTACT").containsEntry("batches", 3);
    }

    @Test
    void theOrderInWhichBatchesComeAndHowOftenChangesNothing() throws Exception {
        String service = newService();
        List<AuditV1> chain = chain(service, 3);
        publish(chain.get(2));
        awaitBatches(service, 1);
        assertThat(states(service)).containsExactly("GAP");
        assertThat(chainOf(service)).containsEntry("state", "GAP").containsEntry("brokenAt", 1);
        String again = publish(chain.get(0));
        publish(chain.get(1));
        Surroundings.topics().publishRaw(Topics.AUDIT, service, again);
        publish(chain.get(1)); // under another id
        awaitBatches(service, 3);
        String last = newService();
        publish(chain(last, 1).get(0));
        awaitBatches(last, 1);
        assertThat(states(service)).containsExactly("INTACT", "INTACT", "INTACT");
        assertThat(chainOf(service)).containsEntry("state", "INTACT").containsEntry("entries", 3);
    }

    @Test
    void aRowThatWasChangedHereIsShown() throws Exception {
        String service = newService();
        for (AuditV1 batch : chain(service, 2)) {
            publish(batch);
        }
        awaitBatches(service, 2);
        Surroundings.database()
                .asOwner()
                .useHandle(h -> h.execute(
                        "UPDATE joined_audit_entry SET actor = 'wang' WHERE service = ? AND batch = 1", service));
        assertThat(states(service)).containsExactly("INTACT", "BROKEN");
    }

    @Test
    void aBatchWhoseHashIsWrongOrThatDoesNotFollowIsKeptAndShown() throws Exception {
        String service = newService();
        List<AuditV1> chain = chain(service, 2);
        publish(chain.get(0));
        publish(AuditV1.sealed(service, 2, "f".repeat(64), AT, List.of(entry(2, "li", "x"))));
        publish(new AuditV1(service, 3, "0".repeat(64), "1".repeat(64), AT, List.of(entry(3, "li", "x"))));
        awaitBatches(service, 3);
        assertThat(states(service)).containsExactly("BROKEN", "BROKEN", "INTACT");
        assertThat(chainOf(service)).containsEntry("state", "BROKEN").containsEntry("brokenAt", 2);
        await().atMost(SOON)
                .until(
                        () -> given().get("/q/health").path("checks.find { it.name == 'audit-chains' }.data.state"),
                        equalTo("DEGRADED"));
    }

    @Test
    void anotherContentUnderANumberThatIsTakenIsShownAndTakesNoPlace() throws Exception {
        String service = newService();
        AuditV1 first = chain(service, 1).get(0);
        publish(first);
        awaitBatches(service, 1);
        publish(AuditV1.sealed(service, 1, AuditV1.BEGINNING, AT, List.of(entry(1, "wang", "instead"))));
        await().atMost(SOON).until(() -> states(service).equals(List.of("BROKEN")));
        list("service=" + service).then().body("items.actor", equalTo(List.of("li")));
    }

    @Test
    void whatAServiceFindsWrongWithItsOwnRowsIsShownWithItsChain() throws Exception {
        String service = newService();
        AuditV1.Entry told =
                new AuditV1.Entry(1, AT, service, "audit.broken", "batch 17", null, null, null, "b".repeat(64));
        publish(AuditV1.sealed(service, 1, AuditV1.BEGINNING, AT, List.of(told)));
        awaitBatches(service, 1);
        assertThat(chainOf(service)).containsEntry("state", "BROKEN").containsEntry("reported", "batch 17");
    }

    @Test
    void aRecordThatIsNoBatchGoesToTheDeadLetterTopic() throws Exception {
        String service = newService();
        Surroundings.topics().publishRaw(Topics.AUDIT, service, "not json");
        Surroundings.topics()
                .publish(Topics.AUDIT, service, "/hengce/x", AuditV1.TYPE, Map.of("service", service, "batch", 1));
        publish(chain(service, 1).get(0));
        awaitBatches(service, 1);
        assertThat(Surroundings.topics()
                        .readUntil(
                                Topics.AUDIT + ".dead-letter",
                                r -> service.equals(r.key()) && r.value().contains("batch")))
                .isNotEmpty();
    }

    @Test
    void rowsAreFoundByWhoWhatWhereAndWhen() throws Exception {
        String service = newService();
        AuditV1 batch = AuditV1.sealed(
                service,
                1,
                AuditV1.BEGINNING,
                AT,
                List.of(entry(1, "li", "P-1"), entry(2, "wang", "P-1"), entry(90_000, "li", "P-2")));
        publish(batch);
        awaitBatches(service, 1);
        String of = "service=" + service + "&";
        assertThat(list(of + "actor=li").<List<Integer>>path("items.id")).containsExactly(90_000, 1);
        assertThat(list(of + "subject=P-1").<List<Integer>>path("items.id")).containsExactly(2, 1);
        assertThat(list(of + "action=policy").<List<Integer>>path("items.id")).hasSize(3);
        assertThat(list(of + "action=policy.revise").<List<Integer>>path("items.id"))
                .hasSize(3);
        assertThat(list(of + "action=user").<List<Integer>>path("items.id")).isEmpty();
        assertThat(list(of + "to=2026-03-01").<List<Integer>>path("items.id")).containsExactly(2, 1);
        assertThat(list(of + "from=2026-03-02").<List<Integer>>path("items.id")).containsExactly(90_000);
        assertThat(list(of + "from=2026-03-01T00:00:02Z&to=2026-03-01T00:00:03Z")
                        .<List<Integer>>path("items.id"))
                .containsExactly(2);
    }

    @Test
    void theListComesInPages() throws Exception {
        String service = newService();
        for (AuditV1 batch : chain(service, 5)) {
            publish(batch);
        }
        awaitBatches(service, 5);
        List<Integer> seen = new ArrayList<>();
        JsonPath page = list("limit=2&service=" + service).jsonPath();
        seen.addAll(page.getList("items.id"));
        while (page.getString("nextCursor") != null) {
            page = list("limit=2&service=%s&cursor=%s".formatted(service, page.getString("nextCursor")))
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
        }
        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        for (String query : List.of(
                "from=yesterday",
                "to=2026-13-01",
                "limit=0",
                "cursor=djE6VVMtQUw",
                "actor=a&actor=b",
                "colour=red",
                "cursor=djE6eHx5fDF8Mg")) {
            list(query).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void onlyAdministratorsReadIt() {
        for (String role : List.of("viewer", "steward", "officer", "analyst")) {
            String token = People.tokenOf(People.with(role));
            People.as(token).get("/api/v1/audit").then().statusCode(403);
            People.as(token).get("/api/v1/audit/chains").then().statusCode(403);
        }
        given().get("/api/v1/audit").then().statusCode(401);
    }

    @Test
    void theGatewaysOwnWritesGoTheSameWayWithTheAddressThatItSaw() {
        String name = People.with("viewer");
        await().atMost(SOON).untilAsserted(() -> People.as(People.admin())
                .header("X-Forwarded-For", "203.0.113.9")
                .get("/api/v1/audit?service=gateway&action=user.create&subject=" + name)
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("admin"))
                .body("items[0].address", equalTo("127.0.0.1"))
                .body("items[0].chain.state", equalTo("INTACT")));
    }

    @Test
    void theAddressIsNotTheOneThatAClientClaims() {
        String name = newService();
        People.as(People.admin())
                .header("X-Forwarded-For", "203.0.113.9")
                .contentType("application/json")
                .body(Map.of("roles", List.of("viewer"), "password", People.PASSWORD))
                .put("/api/v1/users/" + name)
                .then()
                .statusCode(201);
        String address = jdbi.withHandle(h -> h.createQuery("SELECT address FROM audit WHERE subject = ?")
                .bind(0, name)
                .mapTo(String.class)
                .one());
        assertThat(address).isEqualTo("127.0.0.1");
    }
}
