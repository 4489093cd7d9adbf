package org.hengce.evaluation.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RebuildTest extends WithOwnersEvents {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant SECOND = Instant.parse("2026-01-01T00:00:00.000002Z");
    private static final String REBUILDS = "/api/v1/rebuilds";

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.of("evaluation-service", "test-admin", "admin"));
    }

    /** As if another replica were at it, which does not come forward. */
    private void holdUp() {
        jdbi.useHandle(h -> h.execute("""
                INSERT INTO lease (name, holder, fence, until)
                VALUES ('projection-rebuild', gen_random_uuid(), 1, now() + interval '1 hour')
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, fence = lease.fence + 1, until = excluded.until"""));
    }

    @AfterEach
    void letGo() {
        jdbi.useHandle(h -> h.execute("UPDATE lease SET until = now() WHERE name = 'projection-rebuild'"));
    }

    private static String begin() {
        return admin().post(REBUILDS).then().statusCode(202).extract().path("id");
    }

    private static JsonPath awaitState(String id, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> admin().get(REBUILDS + "/" + id).jsonPath(), r -> state.equals(r.getString("state")));
    }

    private long generation() {
        return jdbi.withHandle(h -> h.createQuery("SELECT generation FROM projection")
                .mapTo(Long.class)
                .one());
    }

    private int values(String indicator) {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM observation WHERE indicator = ?")
                .bind(0, indicator)
                .mapTo(Integer.class)
                .one());
    }

    private void awaitValues(String indicator, int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> values(indicator) == number);
    }

    private <T> T value(Class<T> type, String query, String parameter) {
        return jdbi.withHandle(
                h -> h.createQuery(query).bind(0, parameter).mapTo(type).one());
    }

    private static List<ObservationsV1.Row> withTheirRegions() throws Exception {
        List<ObservationsV1.Row> rows = cigarettes().subList(0, 900);
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        return rows;
    }

    private boolean isDonor(String region) {
        return !region.equals("US-CA") && !EXCLUDED.contains(region);
    }

    @Test
    void whatTheCopiesLackedIsMendedAndOnlyThatIsEvaluatedAgain() throws Exception {
        String lossy = newCode("sales-");
        String sound = newCode("sales-");
        List<ObservationsV1.Row> rows = withTheirRegions();
        for (String indicator : List.of(lossy, sound)) {
            publishIndicator(indicator);
            publishPart(indicator, FIRST, null, 1, 1, rows);
            awaitValues(indicator, 900);
        }
        lose(
                lossy,
                rows.stream()
                        .map(ObservationsV1.Row::region)
                        .filter(this::isDonor)
                        .findFirst()
                        .orElseThrow(),
                "1975");
        String changes = newCode("CA-");
        String stays = newCode("CA-");
        publishPolicy(proposition99(changes, lossy), 1, 1);
        publishPolicy(proposition99(stays, sound), 1, 1);
        String before = evaluation(changes, e -> "COMPLETED".equals(e.getString("status")))
                .getString("provenance.panelSha256");
        evaluation(stays, e -> "COMPLETED".equals(e.getString("status")));
        awaitNothingDue(changes);
        awaitNothingDue(stays);
        int evaluations = evaluationsOf(stays);
        long generation = generation();

        JsonPath done = awaitState(begin(), "SWAPPED");

        assertThat(generation()).isEqualTo(generation + 1);
        assertThat(done.getLong("records")).isPositive().isEqualTo(done.getLong("recordsInAll"));
        assertThat(done.getLong("observations")).isGreaterThanOrEqualTo(1_800);
        assertThat(values(lossy)).isEqualTo(900);
        assertThat(values(sound)).isEqualTo(900);
        evaluation(changes, e -> !before.equals(e.getString("provenance.panelSha256")));
        awaitNothingDue(stays);
        assertThat(evaluationsOf(stays)).isEqualTo(evaluations);
        // What comes from now on goes into what is live now.
        publishPart(lossy, SECOND, FIRST, 1, 1, List.of(row("US-CA", "1988", 91)));
        awaitValues(lossy, 901);
        awaitNothingDue(changes);
        // What was made of the lossy copies cannot be made again, which others test of all that there are.
        Surroundings.database().asOwner().useHandle(h -> {
            h.execute(
                    "DELETE FROM evaluation_cells WHERE evaluation IN (SELECT id FROM evaluation WHERE policy = ?)",
                    changes);
            h.execute("DELETE FROM evaluation WHERE policy = ?", changes);
        });
    }

    /** As after a broker's loss: the topic was made anew, and its offsets begin again below what was applied. */
    @Test
    void whatWasAppliedOfATopicThatIsNoMoreHoldsNothingUp() throws Exception {
        String indicator = newCode("sales-");
        publishIndicator(indicator);
        publishPart(indicator, FIRST, null, 1, 1, withTheirRegions());
        awaitValues(indicator, 900);
        jdbi.useHandle(h -> h.execute("UPDATE applied_offset SET next = next + 1000000"));
        awaitState(begin(), "SWAPPED");
        long beyond = jdbi.withHandle(h -> h.createQuery("""
                        SELECT count(*) FROM applied_offset live JOIN rebuild_offset beside USING (topic, partition)
                        WHERE live.next > beside.next""").mapTo(Long.class).one());
        assertThat(beyond).isZero();
    }

    /** What comes first into the tables that are to be live changes nothing for the live consumers; so it is marked here. */
    @Test
    void whatWasReadSinceTheSidesWereComparedCountsAsADifference() {
        ObservationsV1 part = new ObservationsV1("j", FIRST, null, 1, 1, List.of(), 1);
        PolicyV1 policy = new PolicyV1(1, 2, false, 2, PolicyStatus.IN_FORCE, proposition99("p", "i"));
        Differences compared = new Differences(Set.of("q"), Set.of("k"), false);
        Differences all = compared.and(Differences.touchedBy(List.of(part), List.of(policy)));
        assertThat(all.policies()).containsExactly("p", "q");
        assertThat(all.indicators()).containsExactly("j", "k");
        assertThat(all.register()).isFalse();
        assertThat(all.and(Differences.touchedBy(
                                List.of(),
                                List.of(new RegionV1(
                                        1,
                                        1,
                                        false,
                                        "r",
                                        new LocalizedText(null, "r"),
                                        Level.PROVINCIAL,
                                        null,
                                        null,
                                        null,
                                        List.of()))))
                        .register())
                .isTrue();
    }

    @Test
    void nothingIsDueWhereNothingDiffers() throws Exception {
        String indicator = newCode("sales-");
        String policy = newCode("CA-");
        publishIndicator(indicator);
        publishPart(indicator, FIRST, null, 1, 1, withTheirRegions());
        publishPolicy(proposition99(policy, indicator), 1, 1);
        evaluation(policy, e -> "COMPLETED".equals(e.getString("status")));
        awaitNothingDue(policy);
        // One that clears up after the other tests, and one that finds everything as it is.
        awaitState(begin(), "SWAPPED");
        awaitNothingDue(policy);
        String last = newCode("r-");
        publishRegion(last);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbi.withHandle(h -> h.createQuery("SELECT EXISTS (SELECT FROM region WHERE code = ?)")
                        .bind(0, last)
                        .mapTo(Boolean.class)
                        .one()));
        awaitNothingDue(policy);
        long marks = highestMark();
        awaitState(begin(), "SWAPPED");
        assertThat(highestMark()).isEqualTo(marks);
    }

    /** Marks and changes have rising numbers; those that were worked off are gone. */
    private long highestMark() {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT sum(coalesce(pg_sequence_last_value(cast(pg_get_serial_sequence(name, 'seq') AS regclass)), 0))
                        FROM unnest(ARRAY['due_mark', 'due_change']) AS name""").mapTo(Long.class).one());
    }

    @Test
    void recordsThatCameTwiceOrOutOfOrderOrAreWrongInThemselvesAreAsTheyWereLive() throws Exception {
        String indicator = newCode("i-");
        String region = newCode("r-");
        String again = publishPart(indicator, SECOND, FIRST, 1, 1, List.of(row("US-CA", "1989", 2)));
        publishPart(indicator, FIRST, null, 2, 2, List.of(row("US-CA", "1988", 1)));
        publishPart(indicator, FIRST, null, 1, 2, List.of(row("US-NV", "1988", 1)));
        topics().publishRaw(Topics.OBSERVATIONS, indicator, again);
        topics().publishRaw(Topics.OBSERVATIONS, indicator, "not json");
        topics().publish(
                        Topics.OBSERVATIONS,
                        indicator,
                        INDICATOR_SOURCE,
                        ObservationsV1.TYPE,
                        new ObservationsV1(indicator, SECOND, FIRST, 3, 2, List.of()));
        publishRegion(region, 2, Level.MUNICIPAL);
        publishRegion(region, 1, Level.PROVINCIAL);

        JsonPath done = awaitState(begin(), "SWAPPED");

        assertThat(done.getLong("refused")).isGreaterThanOrEqualTo(2);
        assertThat(values(indicator)).isEqualTo(3);
        assertThat(value(Instant.class, "SELECT vintage FROM visible_vintage WHERE indicator = ?", indicator))
                .isEqualTo(SECOND);
        assertThat(value(String.class, "SELECT document ->> 'level' FROM region WHERE code = ?", region))
                .isEqualTo("MUNICIPAL");
    }

    @Test
    void aSecondOneIsRefusedWhileOneIsUnderWayAndTheOldOnesServeMeanwhile() throws Exception {
        String indicator = newCode("i-");
        publishPart(indicator, FIRST, null, 1, 1, List.of(row("US-CA", "1988", 1)));
        awaitValues(indicator, 1);
        holdUp();
        String id = begin();
        admin().post(REBUILDS).then().statusCode(409).body("detail", containsString("made again already"));
        assertThat(values(indicator)).isEqualTo(1);
        publishPart(indicator, SECOND, FIRST, 1, 1, List.of(row("US-CA", "1989", 1)));
        awaitValues(indicator, 2);
        letGo();
        awaitState(id, "SWAPPED");
        assertThat(values(indicator)).isEqualTo(2);
    }

    @Test
    void oneThatIsGivenUpLeavesTheOldOnesAndTheNextOneBeginsAnew() throws Exception {
        String indicator = newCode("i-");
        publishPart(indicator, FIRST, null, 1, 1, List.of(row("US-CA", "1988", 1)));
        awaitValues(indicator, 1);
        holdUp();
        long generation = generation();
        String id = begin();
        String transitions = REBUILDS + "/" + id + "/transitions";
        admin().contentType("application/json")
                .body("{\"to\": \"CANCELLED\"}")
                .post(transitions)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        admin().contentType("application/json")
                .body("{\"to\": \"CANCELLED\"}")
                .post(transitions)
                .then()
                .statusCode(409)
                .body("detail", containsString("it is CANCELLED"));
        letGo();
        assertThat(generation()).isEqualTo(generation);
        assertThat(values(indicator)).isEqualTo(1);
        awaitState(begin(), "SWAPPED");
        assertThat(values(indicator)).isEqualTo(1);
        admin().get(REBUILDS + "?limit=2")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("SWAPPED"))
                .body("items[1].state", equalTo("CANCELLED"));
    }

    @Test
    void oneWhoseReplicaDiedGoesOnFromWhereItWas() throws Exception {
        String indicator = newCode("i-");
        publishPart(indicator, FIRST, null, 1, 1, List.of(row("US-CA", "1988", 1)));
        awaitValues(indicator, 1);
        awaitState(begin(), "SWAPPED");
        awaitEmpty();
        holdUp();
        // As a replica leaves it that is killed when it has read everything of observations and nothing else.
        jdbi.useHandle(h -> {
            h.execute("UPDATE projection SET beside = 'FILLING'");
            h.execute("DELETE FROM rebuild_offset");
            String live = h.createQuery("SELECT live FROM projection")
                    .mapTo(String.class)
                    .one();
            String beside = live.equals("a") ? "b" : "a";
            for (String table : List.of("observation", "vintage_part", "visible_vintage", "owner_epoch")) {
                h.execute("INSERT INTO projection_%s.%s SELECT * FROM projection_%s.%s"
                        .formatted(beside, table, live, table));
            }
            h.execute("""
                    INSERT INTO rebuild_offset (topic, partition, first, next, last)
                    SELECT topic, partition, 0, next, next FROM applied_offset WHERE topic LIKE '%observations'""");
        });
        String id = begin();
        letGo();
        JsonPath done = awaitState(id, "SWAPPED");
        // Those that were read before are not read again.
        assertThat(done.getLong("observations")).isZero();
        assertThat(done.getLong("records")).isEqualTo(done.getLong("recordsInAll"));
        assertThat(values(indicator)).isEqualTo(1);
    }

    private void awaitEmpty() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbi.withHandle(h -> h.createQuery("SELECT beside = 'EMPTY' FROM projection")
                        .mapTo(Boolean.class)
                        .one()));
    }

    @Test
    void onlyAdministratorsSeeAndBeginThem() {
        viewer().post(REBUILDS).then().statusCode(403);
        viewer().get(REBUILDS).then().statusCode(403);
        admin().get(REBUILDS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("detail", containsString("there is no rebuild"));
        admin().get(REBUILDS + "/none").then().statusCode(404);
        admin().get(REBUILDS + "?cursor=x").then().statusCode(400);
        admin().contentType("application/json")
                .body("{\"to\": \"SWAPPED\"}")
                .post(REBUILDS + "/" + UUID.randomUUID() + "/transitions")
                .then()
                .statusCode(400);
        String id = begin();
        awaitState(id, "SWAPPED");
        admin().get(REBUILDS + "/" + id).then().body("records", greaterThan(0));
    }
}
