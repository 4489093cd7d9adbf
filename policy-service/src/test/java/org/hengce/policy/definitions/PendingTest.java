package org.hengce.policy.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.kit.testing.Surroundings;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PendingTest extends WithPolicies {
    /** Whether it is among those that need somebody, by the list and by the counts. */
    private boolean unsettled(String code) {
        String asked = "?unsettled=true&q=" + code;
        boolean listed = as("viewer")
                .get(PATH + asked)
                .then()
                .statusCode(200)
                .extract()
                .path("items.code")
                .equals(List.of(code));
        int counted = as("viewer").get("/api/v1/policy-facets" + asked).path("total");
        assertThat(counted).isEqualTo(listed ? 1 : 0);
        return listed;
    }

    private static void defineRegion(String region) throws Exception {
        Surroundings.topics()
                .publish(
                        Topics.REGIONS,
                        "REGION:" + region,
                        OWNER,
                        RegionV1.TYPE,
                        new RegionV1(
                                1,
                                1,
                                false,
                                region,
                                new LocalizedText(null, region),
                                Level.PROVINCIAL,
                                null,
                                null,
                                null,
                                List.of()));
    }

    private List<Map<String, String>> pending(String code) {
        return as("viewer").get(PATH + "/" + code).path("pending");
    }

    @Test
    void whatIsNotDefinedYetIsNamedUntilItIsAndTheTagSaysThatItChanged() throws Exception {
        String code = newCode();
        String region = "R" + code;
        String sector = "S" + code;
        String indicator = "i" + code;
        ObjectNode text = text(code, region);
        text.putArray("sectors").add(sector).add("_T");
        text.putArray("goals").addObject().put("indicator", indicator).put("sector", sector);
        text.putObject("comparison").putArray("excluded").add(region + "X");
        String written = officer()
                .body(text)
                .post(PATH)
                .then()
                .statusCode(201)
                .body(
                        "pending.field",
                        equalTo(List.of(
                                "sectors[0]",
                                "coverage[0].region",
                                "goals[0].indicator",
                                "goals[0].sector",
                                "comparison.excluded[0]")))
                .body("pending.code", equalTo(List.of(sector, region, indicator, sector, region + "X")))
                .extract()
                .header("ETag");
        assertThat(unsettled(code)).isTrue();
        String tag = as("viewer").get(PATH + "/" + code).header("ETag");
        assertThat(written).isEqualTo(tag);
        assertThat(tag).startsWith("\"1.");
        as("viewer").header("If-None-Match", tag).get(PATH + "/" + code).then().statusCode(304);

        defineRegion(region);
        Surroundings.topics()
                .publish(
                        Topics.REGIONS,
                        "SECTOR:" + sector,
                        OWNER,
                        SectorV1.TYPE,
                        new SectorV1(
                                1, 1, false, sector, new LocalizedText(null, sector), null, null, null, null, null));
        defined(indicator, Direction.HIGHER_IS_BETTER, 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> pending(code).size() == 1);
        assertThat(pending(code)).containsExactly(Map.of("field", "comparison.excluded[0]", "code", region + "X"));
        as("viewer").header("If-None-Match", tag).get(PATH + "/" + code).then().statusCode(200);
        as("viewer")
                .get(PATH + "?region=" + region)
                .then()
                .body("items.pending.field", equalTo(List.of(List.of("comparison.excluded[0]"))));
        assertThat(unsettled(code)).isTrue();
        // The tag that was read before names the same revision.
        officer()
                .header("If-Match", tag)
                .body(text.put("issuer", "x"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
        officer()
                .header("If-Match", tag)
                .body(text.put("issuer", "y"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({"HIGHER_IS_BETTER, -1", "LOWER_IS_BETTER, 1"})
    void aTargetEffectAgainstTheDirectionIsRefusedOnceTheIndicatorIsKnown(Direction direction, double effect)
            throws Exception {
        String code = newCode();
        ObjectNode text = text(code);
        String indicator = "i" + code;
        text.putArray("goals").addObject().put("indicator", indicator).put("targetEffect", effect);
        officer().body(text).post(PATH).then().statusCode(201);
        defined(indicator, direction, 1);
        as("viewer").get(PATH + "/" + code).then().body("contradicted", equalTo(List.of("goals[0].targetEffect")));
        assertThat(unsettled(code)).isTrue();
        transition(code, "PUBLISHED").then().statusCode(422).body("violations.field", hasItem("goals[0].targetEffect"));
        officer()
                .header("If-Match", "*")
                .body(text.put("issuer", "x"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("goals[0].targetEffect"));
        officer().body(text.put("code", newCode())).post(PATH).then().statusCode(422);
        defined(indicator, Direction.NEUTRAL, 2);
        as("viewer").get(PATH + "/" + code).then().body("contradicted", equalTo(List.of()));
        assertThat(unsettled(code)).isEqualTo(!pending(code).isEmpty());
        officer()
                .header("If-Match", "*")
                .body(text.put("code", code))
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsSettledIsNotAmongThoseThatNeedSomebody() throws Exception {
        String code = newCode();
        String indicator = "i" + code;
        ObjectNode text = text(code, "R" + code);
        text.putArray("goals").addObject().put("indicator", indicator).put("targetEffect", 1);
        text.putArray("sectors").add("_T");
        officer().body(text).post(PATH).then().statusCode(201);
        assertThat(unsettled(code)).isTrue();
        defined(indicator, Direction.HIGHER_IS_BETTER, 1);
        defineRegion("R" + code);
        await().atMost(Duration.ofSeconds(20)).until(() -> pending(code).isEmpty());
        assertThat(unsettled(code)).isFalse();
        as("viewer")
                .get(PATH + "?unsettled=maybe")
                .then()
                .statusCode(400)
                .body("detail", containsString("unsettled is true or false"));
    }

    @Test
    void aStrategyIsPendingUntilItIsPublished() {
        String code = newCode();
        String strategy = "S" + code;
        ObjectNode text = text(code).put("strategy", strategy);
        officer().body(text).post(PATH).then().statusCode(201).body("pending.field", hasItem("strategy"));
        officer()
                .body(Map.of("code", strategy, "title", Map.of("zh", "战略"), "level", "NATIONAL"))
                .post("/api/v1/strategies")
                .then()
                .statusCode(201);
        assertThat(pending(code)).contains(Map.of("field", "strategy", "code", strategy));
        officer()
                .body(Map.of("to", "PUBLISHED", "reason", "in a test"))
                .post("/api/v1/strategies/" + strategy + "/transitions")
                .then()
                .statusCode(200);
        assertThat(pending(code)).doesNotContain(Map.of("field", "strategy", "code", strategy));
    }

    @Test
    void aClaimOnAnIndicatorThatIsNotDefinedIsNamed() throws Exception {
        String code = registered();
        transition(code, "PUBLISHED").then().statusCode(200);
        String indicator = "i" + code;
        officer()
                .body("""
                        {"on": "1993-01-31", "by": "x", "text": {"en": "x"}, "claims": [{"indicator": "%s", "value": 1}]}""".formatted(indicator))
                .post(PATH + "/" + code + "/self-assessments")
                .then()
                .statusCode(201)
                .body("pending.field", equalTo(List.of("claims[0].indicator")));
        defined(indicator, Direction.NEUTRAL, 1);
        as("viewer").get(PATH + "/" + code + "/self-assessments/1").then().body("pending.size()", equalTo(0));
    }
}
