package org.hengce.gateway.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ImportV1;
import org.hengce.contracts.reference.ReferenceV1;
import org.hengce.gateway.testing.Listening;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.RawConnection;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class EventStreamTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final List<Listening> open = new ArrayList<>();

    private static void happens(String reference) throws Exception {
        Surroundings.topics()
                .publish(
                        Topics.REFERENCES,
                        reference,
                        "/hengce/policy-service",
                        ReferenceV1.TYPE,
                        Map.of("epoch", 1, "revision", 1, "retired", false));
    }

    private static void imported(String id) throws Exception {
        Surroundings.topics()
                .publish(
                        Topics.IMPORTS,
                        id,
                        "/hengce/indicator-service",
                        ImportV1.TYPE,
                        ImportV1.withoutCounts(id, "wang", "COMPLETED", Map.of()));
    }

    private static String unheardOf() {
        return "EV-" + NUMBER.incrementAndGet();
    }

    private static String viewer() {
        return People.tokenOf(People.with("viewer"));
    }

    @Test
    void whatHappensIsToldAndNobodyHoldsItBack() throws Exception {
        String code = unheardOf();
        try (Listening stream = Listening.to("", viewer(), "Accept-Encoding", "gzip")) {
            assertThat(stream.answer().statusCode()).isEqualTo(200);
            assertThat(stream.answer().headers().map())
                    .containsEntry("content-type", List.of("text/event-stream"))
                    .containsEntry("cache-control", List.of("no-store, no-transform"))
                    .containsEntry("x-accel-buffering", List.of("no"))
                    .containsKey("x-request-id")
                    .doesNotContainKey("content-encoding");
            stream.await("live");
            happens(code);
            Listening.Block told = stream.awaitSubject(code);
            assertThat(told.event()).isEqualTo("reference");
            assertThat(told.data()).contains("\"link\":\"/api/v1/references/" + code + "\"");
            assertThat(told.id()).isEqualTo(stream.lastId()).isNotEmpty();
        }
    }

    @Test
    void whoComesBackIsToldWhatHappenedMeanwhileAndNothingTwice() throws Exception {
        List<String> codes = List.of(unheardOf(), unheardOf(), unheardOf());
        String token = viewer();
        String last;
        try (Listening stream = Listening.to("?types=reference", token)) {
            stream.await("live");
            happens(codes.get(0));
            stream.awaitSubject(codes.get(0));
            last = stream.lastId();
        }
        happens(codes.get(1));
        happens(codes.get(2));
        try (Listening stream = Listening.to("?types=reference", token, "Last-Event-ID", last)) {
            for (int i = 0; i < 2; i++) {
                stream.await("reference");
            }
            assertThat(stream.heard())
                    .extracting(Listening.Block::event)
                    .doesNotContain("reset")
                    .filteredOn("reference"::equals)
                    .hasSize(2);
            assertThat(stream.heard().toString())
                    .contains(codes.get(1), codes.get(2))
                    .doesNotContain(codes.get(0));
        }
    }

    @Test
    void whoLeftBeforeAnythingHappenedComesBackToTheSamePlace() throws Exception {
        String code = unheardOf();
        String token = viewer();
        String last;
        try (Listening stream = Listening.to("", token)) {
            stream.await("live");
            last = stream.lastId();
        }
        happens(code);
        try (Listening stream = Listening.to("", token, "Last-Event-ID", last)) {
            stream.awaitSubject(code);
        }
    }

    @Test
    void onlyWhatWasAskedForIsToldAndTheIdMovesOnAllTheSame() throws Exception {
        String code = unheardOf();
        String id = unheardOf();
        try (Listening stream = Listening.to("?types=import,policy", viewer())) {
            stream.await("live");
            String before = stream.lastId();
            happens(code);
            stream.await(block -> block.event().isEmpty()
                    && !block.id().isEmpty()
                    && !block.id().equals(before));
            imported(id);
            stream.awaitSubject(id);
            assertThat(stream.heard().toString()).doesNotContain(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"policies", "policy,", ",", "POLICY", "policy import", "observation", "%00", ""})
    void aTypeThatIsNoneIsRefused(String types) {
        People.as(viewer())
                .urlEncodingEnabled(false)
                .get("/api/v1/events?types=" + types.replace(" ", "%20"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("types"));
    }

    @Test
    void whatIsMisspeltIsRefusedAndSaysSo() {
        People.as(viewer()).get("/api/v1/events?type=policy").then().statusCode(400);
        People.as(viewer())
                .header("Accept", "application/json")
                .get("/api/v1/events")
                .then()
                .statusCode(406);
        People.as(viewer()).post("/api/v1/events").then().statusCode(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "nonsense", "AAAAAAAAAAAA", "{\"x\": 1}", "-1"})
    void whoComesBackWithAnUnknownIdIsToldToReadAnew(String id) throws Exception {
        String code = unheardOf();
        try (Listening stream = Listening.to("", viewer(), "Last-Event-ID", id)) {
            assertThat(stream.await("reset").data()).contains("UNKNOWN_ID");
            stream.await("live");
            happens(code);
            stream.awaitSubject(code);
        }
    }

    @Test
    void onlyWhoHasARoleMayListen() {
        given().get("/api/v1/events").then().statusCode(401);
        People.as(People.tokenOf(People.with())).get("/api/v1/events").then().statusCode(403);
    }

    @Test
    void theStreamOfASessionEndsWithIt() throws Exception {
        String code = unheardOf();
        Response session = given().contentType(ContentType.JSON)
                .body(Map.of("username", People.with("viewer"), "password", People.PASSWORD))
                .post("/api/v1/auth/session");
        String cookie = "hengce-session=" + session.cookie("hengce-session");
        try (Listening stream = Listening.with("", "Cookie", cookie)) {
            stream.await("live");
            happens(code);
            stream.awaitSubject(code);
            given().header("Cookie", cookie)
                    .header("X-CSRF-Token", session.<String>path("csrfToken"))
                    .header("Origin", "http://" + RawConnection.authority())
                    .delete("/api/v1/auth/session")
                    .then()
                    .statusCode(204);
            stream.awaitEnd();
        }
    }

    @Test
    void theStreamOfAKeyEndsWhenItIsRevoked() {
        Response key = People.as(People.admin())
                .contentType(ContentType.JSON)
                .body(Map.of("name", "listener", "roles", List.of("viewer")))
                .post("/api/v1/keys");
        key.then().statusCode(201);
        try (Listening stream = Listening.with("", "X-Api-Key", key.<String>path("secret"))) {
            stream.await("live");
            People.as(People.admin())
                    .delete("/api/v1/keys/" + key.<String>path("id"))
                    .then()
                    .statusCode(204);
            stream.awaitEnd();
        }
    }

    @Test
    void theStreamOfAUserWhoIsChangedEnds() {
        String name = People.with("viewer");
        try (Listening stream = Listening.to("", People.tokenOf(name))) {
            stream.await("live");
            People.as(People.admin()).delete("/api/v1/users/" + name).then().statusCode(204);
            stream.awaitEnd();
        }
    }

    @Test
    void soManyStreamsOneMayHaveAndNoMore() {
        String token = viewer();
        for (int i = 0; i < Neighbours.STREAMS; i++) {
            Listening stream = Listening.to("", token);
            open.add(stream);
            stream.await("live");
        }
        People.as(token)
                .get("/api/v1/events")
                .then()
                .statusCode(429)
                .header("Retry-After", "5")
                .body("detail", containsString("streams"));
        open.remove(0).close();
        awaitRoom(token);
        open.forEach(Listening::close);
    }

    private static void awaitRoom(String token) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (Listening stream = Listening.to("", token)) {
                return stream.answer().statusCode() == 200;
            }
        });
    }

    @Test
    void whoDoesNotReadIsLeftBehind() throws Exception {
        String token = viewer();
        List<RawConnection> deaf = new ArrayList<>();
        for (int i = 0; i < Neighbours.STREAMS; i++) {
            deaf.add(new RawConnection().send("""
                    GET /api/v1/events?types=import HTTP/1.1\r
                    Host: %s\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(RawConnection.authority(), token)));
        }
        await().until(() -> People.as(token).get("/api/v1/events").statusCode() == 429);
        String padding = "x".repeat(300_000);
        for (int i = 0; i < 40; i++) {
            imported(padding + unheardOf());
        }
        awaitRoom(token);
        deaf.forEach(RawConnection::close);
    }

    @Test
    void whoOnlyAsksForTheHeadGetsIt() {
        People.as(viewer()).head("/api/v1/events").then().statusCode(200).contentType("text/event-stream");
    }

    @Test
    void whatIsPublishedAgainIsToldAsOneReset() throws Exception {
        try (Listening stream = Listening.to("?types=policy", viewer())) {
            stream.await("live");
            Surroundings.topics()
                    .publishOnPartitions(
                            Topics.STRATEGIES,
                            3,
                            "/hengce/policy-service",
                            EpochEndV1.TYPE,
                            new EpochEndV1((int) Instant.now().getEpochSecond(), 3));
            assertThat(stream.await("reset").data()).contains("PUBLISHED_AGAIN");
        }
    }
}
