package org.hengce.indicator.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReleaseTest extends WithRegister {
    private static final String FAR = "2098-05-20";
    private static final String RELEASES = "/api/v1/releases";

    @Inject
    Jdbi jdbi;

    private static ValidatableResponse send(String releaseAt, Object... observations) {
        Map<String, Object> body = new HashMap<>(batch(observations));
        body.put("releaseAt", releaseAt);
        return steward().body(body).post("/api/v1/observations").then();
    }

    private static String idOf(ValidatableResponse sent) {
        return sent.statusCode(201).extract().path("releases[0].id");
    }

    /** The release's moment comes. */
    private void letItCome(String id) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE release SET release_at = :now WHERE id = :id")
                .bind("now", Instant.now())
                .bind("id", id)
                .execute());
    }

    private static Response values(String indicator) {
        return viewer().get("/api/v1/observations?indicator={i}", indicator);
    }

    private static void awaitValues(String indicator, int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> values(indicator).jsonPath().getList("items").size() == count);
    }

    @Test
    void valuesWaitAndComeOutWithTheirMomentAsVintage() {
        String indicator = newIndicator("A");
        Instant moment = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
        send(moment.toString(), observation(indicator, "US-CA", "2020", 1), observation(indicator, "US-NV", "2020", 2))
                .statusCode(201)
                .body("accepted", equalTo(2))
                .body("unchanged", equalTo(0))
                .body("vintages." + indicator, nullValue())
                .body("releases[0].releaseAt", equalTo(moment.toString()))
                .body("releases[0].rows", equalTo(2));
        awaitValues(indicator, 2);
        List<String> vintages = values(indicator).jsonPath().getList("items.vintage", String.class);
        assertThat(vintages.get(0)).isEqualTo(vintages.get(1));
        assertThat(Instant.parse(vintages.get(0))).isAfterOrEqualTo(moment);
        steward().get(RELEASES + "?limit=1000").then().body("items.indicator", not(hasItem(indicator)));
    }

    @Test
    void whoMayNotSeeThemDoesNotLearnOfThem() {
        String indicator = newIndicator("A");
        String id = idOf(send(FAR, observation(indicator, "US-CA", "2020", 1)));
        assertThat(id).isEqualTo(indicator + "-20980519T160000Z"); // midnight in Shanghai
        values(indicator).then().body("items.size()", equalTo(0));
        for (String path : List.of(RELEASES, RELEASES + "/" + id, RELEASES + "/" + id + "/observations")) {
            viewer().get(path).then().statusCode(403);
            caller("analyst").get(path).then().statusCode(403);
        }
        within("US-NV", "steward").get(RELEASES + "/" + id).then().statusCode(404);
        within("US-NV", "steward")
                .get(RELEASES + "/" + id + "/observations")
                .then()
                .statusCode(404);
        within("US-NV", "steward").delete(RELEASES + "/" + id).then().statusCode(404);
        within("US-NV", "steward").get(RELEASES + "?limit=1000").then().body("items.id", not(hasItem(id)));
        within("US-CA", "steward").get(RELEASES + "?limit=1000").then().body("items.id", hasItem(id));
    }

    @Test
    void aStewardSeesTheRowsOfTheOwnRegions() {
        String indicator = newIndicator("A");
        String id =
                idOf(send(FAR, observation(indicator, "US-CA", "2020", 1), observation(indicator, "US-NV", "2020", 2)));
        steward().get(RELEASES + "/" + id).then().body("rows", equalTo(2)).body("by", equalTo("test-steward"));
        within("US-NV", "steward").get(RELEASES + "/" + id).then().body("rows", equalTo(1));
        within("US-NV", "steward")
                .get(RELEASES + "/" + id + "/observations")
                .then()
                .body("items.value", equalTo(List.of(2f)));
        Response first = steward().get(RELEASES + "/" + id + "/observations?limit=1");
        first.then().body("items.region", equalTo(List.of("US-CA")));
        steward()
                .get(RELEASES + "/" + id + "/observations?limit=1&cursor=" + first.path("nextCursor"))
                .then()
                .body("items.region", equalTo(List.of("US-NV")))
                .body("nextCursor", nullValue());
        steward()
                .accept("text/csv")
                .get(RELEASES + "/" + id + "/observations")
                .then()
                .statusCode(200)
                .body(containsString("US-CA,_T,2020,1,A,F"));
    }

    @Test
    void whatIsSentAgainReplacesWhatWaitsAndMakesOneVintageWithTheRest() {
        String indicator = newIndicator("A");
        String id = idOf(send(FAR, observation(indicator, "US-CA", "2020", 1)));
        String tag = steward().get(RELEASES + "/" + id).header("ETag");
        assertThat(idOf(send(
                        FAR, observation(indicator, "US-CA", "2020", 5), observation(indicator, "US-NV", "2020", 2))))
                .isEqualTo(id);
        steward().get(RELEASES + "/" + id).then().header("ETag", not(tag)).body("rows", equalTo(2));
        letItCome(id);
        awaitValues(indicator, 2);
        values(indicator).then().body("items.value", equalTo(List.of(5f, 2f)));
        viewer().get("/api/v1/observations?indicator={i}&history=true", indicator)
                .then()
                .body("items.size()", equalTo(2));
    }

    @Test
    void aReleaseThatWasMissedComesOutOnceAlsoWhereItsPublicationIsBrokenOff() {
        String indicator = newIndicator("A");
        String id =
                idOf(send(FAR, observation(indicator, "US-CA", "2020", 1), observation(indicator, "US-NV", "2020", 2)));
        Instant begun = Instant.now();
        // Whoever publishes waits for the indicator, in the middle of its transaction; there it loses its connection.
        Surroundings.database().jdbi().useTransaction(mine -> {
            mine.execute("SELECT 1 FROM indicator WHERE code = ? FOR UPDATE", indicator);
            int us = mine.createQuery("SELECT pg_backend_pid()")
                    .mapTo(Integer.class)
                    .one();
            jdbi.useHandle(h -> h.execute("UPDATE release SET release_at = '2020-01-01' WHERE id = ?", id));
            int publisher = await().atMost(Duration.ofSeconds(20)).until(() -> waitingFor(us), pid -> pid > 0);
            assertThat(values(indicator).jsonPath().getList("items")).isEmpty();
            jdbi.useHandle(h -> h.execute("SELECT pg_terminate_backend(?)", publisher));
            await().atMost(Duration.ofSeconds(20)).until(() -> waitingFor(us) != publisher);
            steward().get(RELEASES + "/" + id).then().statusCode(200).body("rows", equalTo(2));
        });
        awaitValues(indicator, 2);
        JsonPath history = viewer().get("/api/v1/observations?indicator={i}&history=true", indicator)
                .jsonPath();
        assertThat(history.getList("items.value", Float.class)).containsExactly(1f, 2f);
        List<String> vintages = history.getList("items.vintage", String.class);
        assertThat(vintages.get(0)).isEqualTo(vintages.get(1));
        assertThat(Instant.parse(vintages.get(0))).isAfterOrEqualTo(begun); // and not when it should have been
        steward().get(RELEASES + "/" + id).then().statusCode(404);
        assertThat(count("SELECT count(*) FROM vintage WHERE indicator = ?", indicator))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM audit WHERE action = 'release.publish' AND subject = ?", id))
                .isEqualTo(1);
    }

    /** Whose statement waits for the transaction of another; 0 if nobody's does. */
    private int waitingFor(int other) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT pid FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid)) LIMIT 1")
                        .bind(0, other)
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(0));
    }

    private int count(String query, String of) {
        return jdbi.withHandle(
                h -> h.createQuery(query).bind(0, of).mapTo(Integer.class).one());
    }

    @Test
    void aReleaseIsTakenBackByWhoSawItsLastState() {
        String indicator = newIndicator("A");
        String id =
                idOf(send(FAR, observation(indicator, "US-CA", "2020", 1), observation(indicator, "US-NV", "2020", 1)));
        String path = RELEASES + "/" + id;
        String tag = steward().get(path).header("ETag");
        viewer().delete(path).then().statusCode(403);
        steward().delete(path).then().statusCode(428);
        steward().header("If-Match", "\"0\"").delete(path).then().statusCode(412);
        within("US-CA", "steward")
                .header("If-Match", tag)
                .delete(path)
                .then()
                .statusCode(403)
                .body("violations.message", hasItem(containsString("US-NV")));
        steward().header("If-Match", tag).delete(path).then().statusCode(204);
        steward().get(path).then().statusCode(404);
        steward().header("If-Match", tag).delete(path).then().statusCode(404);
        jdbi.useHandle(h -> assertThat(h.createQuery("SELECT count(*) FROM embargoed_observation WHERE release = ?")
                        .bind(0, id)
                        .mapTo(Integer.class)
                        .one())
                .isZero());
    }

    @Test
    void theReleaseCalendarHoldsBackThePeriodsThatItNames() {
        String indicator = newIndicator("A");
        define(indicator, """
                {"releases": [{"period": "2020", "on": "2021-01-20"}, {"period": "2021", "on": "%s"},
                    {"period": "2022", "on": "2098-06-01T02:00:00Z"}]}""".formatted(FAR));
        steward()
                .body(batch(
                        observation(indicator, "US-CA", "2019", 1),
                        observation(indicator, "US-CA", "2020", 2),
                        observation(indicator, "US-CA", "2021", 3),
                        observation(indicator, "US-CA", "2022", 4)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .body("accepted", equalTo(4))
                .body("vintages." + indicator, not(nullValue()))
                .body("releases.releaseAt", equalTo(List.of("2098-05-19T16:00:00Z", "2098-06-01T02:00:00Z")));
        values(indicator).then().body("items.period", equalTo(List.of("2019", "2020")));
        send("2098-05-30", observation(indicator, "US-CA", "2021", 3), observation(indicator, "US-CA", "2022", 4))
                .body("releases.releaseAt", equalTo(List.of("2098-06-01T02:00:00Z", "2098-05-29T16:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2020-01-01", "2020-01-01T00:00:00Z", "2098-02-30", ""})
    void aMomentThatIsNoneOrHasPassedIsRefused(String moment) {
        String indicator = newIndicator("A");
        send(moment, observation(indicator, "US-CA", "2020", 1))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("releaseAt")));
        values(indicator).then().body("items.size()", equalTo(0));
    }

    @Test
    void anImportWaitsAsAWholeAndIsAnnouncedAtItsReleaseWithoutCounts() {
        String indicator = newIndicator("A");
        String location = steward()
                .contentType("text/csv")
                .body("indicator,region,period,value\n%s,US-CA,2020,1\n"
                        .formatted(indicator)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports?releaseAt=" + FAR)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> steward().get(location).path("status").equals("COMPLETED"));
        String id = location.substring(location.lastIndexOf('/') + 1);
        steward().get(location).then().body("vintages." + indicator, nullValue());
        values(indicator).then().body("items.size()", equalTo(0));
        jdbi.useHandle(h -> assertThat(h.createQuery("SELECT count(*) FROM outbox WHERE topic = ? AND key = ?")
                        .bind(0, Topics.IMPORTS)
                        .bind(1, id)
                        .mapTo(Integer.class)
                        .one())
                .isZero());
        letItCome(indicator + "-20980519T160000Z");
        JsonNode data = Surroundings.topics()
                .readUntil(Topics.IMPORTS, record -> record.key().equals(id))
                .stream()
                .filter(record -> record.key().equals(id))
                .map(record -> Surroundings.topics().event(record).path("data"))
                .toList()
                .get(0);
        assertThat(data.path("status").textValue()).isEqualTo("COMPLETED");
        for (String count : List.of("rows", "accepted", "unchanged", "rejected")) {
            assertThat(data.path(count).isNull()).as(count).isTrue();
        }
        awaitValues(indicator, 1);
    }

    @Test
    void anImportWithConfidentialValuesIsAnnouncedWithoutCounts() {
        String indicator = newIndicator("A");
        String location = steward()
                .contentType("text/csv")
                .body("indicator,region,period,value,confidentiality\n%s,US-CA,2020,1,C\n"
                        .formatted(indicator)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports")
                .header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        Surroundings.topics()
                .readUntil(
                        Topics.IMPORTS,
                        record -> record.key().equals(id)
                                && Surroundings.topics()
                                        .event(record)
                                        .at("/data/accepted")
                                        .isNull());
    }

    @Test
    void anIndicatorWithValuesThatWaitKeepsItsFrequency() {
        String indicator = newIndicator("A");
        idOf(send(FAR, observation(indicator, "US-CA", "2020", 1)));
        steward()
                .header("If-Match", "\"1\"")
                .body(indicator("Q"))
                .put("/api/v1/indicators/" + indicator)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("frequency"));
    }
}
