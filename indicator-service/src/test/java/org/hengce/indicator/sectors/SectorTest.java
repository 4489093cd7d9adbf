package org.hengce.indicator.sectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.testing.Surroundings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SectorTest extends WithRegister {
    private static final String SECTORS = "/api/v1/sectors/";

    private String section = "";
    private String division = "";

    private static Map<String, Object> sector(String code, @Nullable String parent, int level) {
        Map<String, Object> sector = new HashMap<>();
        sector.put("code", code);
        sector.put("name", Map.of("zh", "制造业"));
        sector.put("parent", parent);
        sector.put("classification", "GB/T 4754-2017");
        sector.put("level", level);
        sector.put("validFrom", "2017-10-01");
        return sector;
    }

    private static int post(Object... sectors) {
        return steward()
                .body(Map.of("sectors", List.of(sectors)))
                .post("/api/v1/sectors")
                .statusCode();
    }

    @BeforeEach
    void newCodes() {
        section = "S" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        division = section + "-39";
    }

    @Test
    void thoseOfSomeCodesAreFoundAtOnce() {
        assertThat(post(sector(division, section, 2), sector(section, null, 1))).isEqualTo(201);
        viewer().get("/api/v1/sectors?code=%s,NO-SUCH-ONE,%s".formatted(division, section))
                .then()
                .statusCode(200)
                .body("items.code", equalTo(List.of(section, division)));
        viewer().get("/api/v1/regions?code=US-PA,US-CA,US-PA")
                .then()
                .body("items.code", equalTo(List.of("US-CA", "US-PA")));
        String many = IntStream.rangeClosed(0, 50).mapToObj(i -> "S" + i).collect(Collectors.joining(","));
        viewer().get("/api/v1/sectors?code=" + many).then().statusCode(400).body("detail", containsString("51 codes"));
        viewer().get("/api/v1/regions?code=US-CA,,US-PA").then().statusCode(400);
    }

    @Test
    void aClassificationIsMadeAtOnceAndPublishedWhole() {
        assertThat(post(sector(division, section, 2), sector(section, null, 1))).isEqualTo(201);
        viewer().get("/api/v1/sectors?under=" + section).then().body("items.code", equalTo(List.of(division)));
        viewer().get("/api/v1/sectors?level=1&classification=GB/T 4754-2017&validOn=2017-10-01&limit=1000")
                .then()
                .body("items.code", hasItem(section));
        viewer().get("/api/v1/sectors?parent=" + section + "&validOn=2017-09-30")
                .then()
                .body("items", hasSize(0));
        var records = Surroundings.topics().readUntil(Topics.REGIONS, r -> ("SECTOR:" + division).equals(r.key()));
        JsonNode data =
                Surroundings.topics().event(records.get(records.size() - 1)).get("data");
        assertThat(data.get("classification").textValue()).isEqualTo("GB/T 4754-2017");
        assertThat(data.get("level").intValue()).isEqualTo(2);
        assertThat(data.get("validFrom").textValue()).isEqualTo("2017-10-01");
    }

    @Test
    void aPartIsDeeperThanTheWholeInTheSameClassification() {
        assertThat(post(sector(division, section, 1), sector(section, null, 1))).isEqualTo(422);
        Map<String, Object> ours = sector(division, section, 1);
        ours.put("classification", "a list of our own");
        assertThat(post(ours, sector(section, null, 1))).isEqualTo(201);
    }

    @Test
    void noSectorLiesBelowItselfOrOutlivesTheWhole() {
        assertThat(post(sector(section, section, 1))).isEqualTo(422);
        Map<String, Object> early = sector(division, section, 2);
        early.put("validFrom", null);
        steward()
                .body(Map.of("sectors", List.of(sector(section, null, 1), early)))
                .post("/api/v1/sectors")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("sectors[1].parent")));
    }

    @Test
    void allSectorsTogetherAlwaysExist() {
        String tag = steward().get(SECTORS + "_T").header("ETag");
        steward()
                .header("If-Match", tag)
                .delete(SECTORS + "_T")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("always exists"));
        Map<String, Object> part = sector("_T", "C", 1);
        steward().header("If-Match", tag).body(part).put(SECTORS + "_T").then().statusCode(422);
        steward().get(SECTORS + "_T").then().statusCode(200).header("ETag", tag);
    }

    @Test
    void aSectorIsRetiredAfterItsPartsAndTakenUpAgain() {
        assertThat(post(sector(division, section, 2), sector(section, null, 1))).isEqualTo(201);
        steward().header("If-Match", "\"1\"").delete(SECTORS + section).then().statusCode(422);
        steward().header("If-Match", "\"1\"").delete(SECTORS + division).then().statusCode(200);
        steward()
                .header("If-Match", "\"1\"")
                .delete(SECTORS + section)
                .then()
                .statusCode(200)
                .body("retired", equalTo(true));
        viewer().header("If-Match", "\"2\"").delete(SECTORS + section).then().statusCode(403);
        steward()
                .header("If-Match", "\"2\"")
                .body(sector(section, null, 1))
                .put(SECTORS + section)
                .then()
                .statusCode(200)
                .body("retired", equalTo(false));
    }

    @Test
    void wrongFiltersAndTextsAreRefused() {
        for (String wrong : List.of(
                "level=0", "level=10", "level=one", "classification=", "classification= x", "validOn=x", "under=a b")) {
            viewer().get("/api/v1/sectors?" + wrong).then().statusCode(400).contentType("application/problem+json");
        }
        Map<String, Object> wrong = sector(section, null, 10);
        wrong.put("classification", " GB");
        steward()
                .body(Map.of("sectors", List.of(wrong)))
                .post("/api/v1/sectors")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("sectors[0].level"))
                .body("violations.field", hasItem("sectors[0].classification"));
    }
}
