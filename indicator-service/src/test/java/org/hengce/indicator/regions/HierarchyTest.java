package org.hengce.indicator.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.indicator.WithRegister;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold between regions, whatever order they come in. */
@QuarkusTest
class HierarchyTest extends WithRegister {
    private static final String REGIONS = "/api/v1/regions/";

    private String country = "";
    private String province = "";
    private String city = "";

    private static Map<String, Object> region(String level, @Nullable String parent, Object... more) {
        Map<String, Object> region = new HashMap<>();
        region.put("name", Map.of("en", "somewhere"));
        region.put("level", level);
        region.put("parent", parent);
        for (int i = 0; i < more.length; i += 2) {
            region.put((String) more[i], more[i + 1]);
        }
        return region;
    }

    private static ValidatableResponse put(String code, Map<String, Object> region) {
        @Nullable String tag = steward().get(REGIONS + code).header("ETag");
        var request = steward().body(region);
        return (tag == null || !tag.matches("\"[0-9]+\"") ? request : request.header("If-Match", tag))
                .put(REGIONS + code)
                .then();
    }

    private static ValidatableResponse post(Object... regions) {
        return steward()
                .body(Map.of("regions", List.of(regions)))
                .post("/api/v1/regions")
                .then();
    }

    private static Map<String, Object> coded(String code, Map<String, Object> region) {
        region.put("code", code);
        return region;
    }

    @BeforeEach
    void newCodes() {
        String run = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        country = "N-" + run;
        province = "P-" + run;
        city = "M-" + run;
    }

    @Test
    void noRegionLiesBelowItself() {
        put(country, region("NATIONAL", country)).statusCode(422).body("violations.field", hasItem("parent"));
        put(country, region("NATIONAL", city)).statusCode(201); // the parent may come later
        put(province, region("NATIONAL", country)).statusCode(201);
        put(city, region("NATIONAL", province))
                .statusCode(422)
                .body("violations.field", equalTo(List.of("parent")))
                .body("violations[0].message", containsString("below itself"));
        steward().get(REGIONS + city).then().statusCode(404);
        put(country, region("NATIONAL", null)).statusCode(200);
        put(city, region("NATIONAL", province)).statusCode(201);
    }

    @Test
    void twoChangesAtOnceMakeNoCircleTogether() throws Exception {
        put(province, region("PROVINCIAL", null)).statusCode(201);
        put(city, region("PROVINCIAL", null)).statusCode(201);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> moves = List.of(
                    () -> put(province, region("PROVINCIAL", city)).extract().statusCode(),
                    () -> put(city, region("PROVINCIAL", province)).extract().statusCode());
            List<Integer> statuses = new ArrayList<>();
            for (var move : both.invokeAll(moves)) {
                statuses.add(move.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void aPartIsNotOfAHigherLevelThanTheWhole() {
        put(country, region("NATIONAL", null)).statusCode(201);
        put(province, region("PROVINCIAL", country)).statusCode(201);
        put(city, region("NATIONAL", province)).statusCode(422).body("violations.field", equalTo(List.of("level")));
        put(city, region("PROVINCIAL", province)).statusCode(201); // a district of its own level
        put(province, region("MUNICIPAL", country)).statusCode(422).body("violations[0].message", containsString(city));
    }

    @Test
    void aPartExistsNoLongerThanTheWhole() {
        put(province, region("PROVINCIAL", null, "validFrom", "1997-03-14", "validTo", "2020-12-31"))
                .statusCode(201);
        for (Map<String, Object> wrong : List.of(
                region("MUNICIPAL", province),
                region("MUNICIPAL", province, "validFrom", "1997-03-13", "validTo", "2000-01-01"),
                region("MUNICIPAL", province, "validFrom", "1998-01-01"))) {
            put(city, wrong)
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("parent")))
                    .body("violations[0].message", containsString("from 1997-03-14 to 2020-12-31"));
        }
        put(city, region("MUNICIPAL", province, "validFrom", "1997-03-14", "validTo", "2020-12-31"))
                .statusCode(201);
        put(province, region("PROVINCIAL", null, "validFrom", "1997-03-15", "validTo", "2020-12-31"))
                .statusCode(422)
                .body("violations[0].message", containsString(city));
        put(country, region("NATIONAL", null, "validFrom", "2000-01-02", "validTo", "2000-01-01"))
                .statusCode(422)
                .body("violations.field", equalTo(List.of("validTo")));
        for (String noDay : List.of("2000-02-30", "2000", "+12000-01-01", "20000101", "")) {
            put(country, region("NATIONAL", null, "validFrom", noDay)).statusCode(422);
        }
    }

    @Test
    void neighboursAreOthersOfTheSameTimeNamedOnce() {
        put(city, region("MUNICIPAL", null, "validTo", "2010-12-31")).statusCode(201);
        put(province, region("PROVINCIAL", null, "neighbours", List.of(province, "X-later", "X-later")))
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("neighbours[0]", "neighbours[2]"));
        put(province, region("PROVINCIAL", null, "validFrom", "2011-01-01", "neighbours", List.of(city)))
                .statusCode(422)
                .body("violations[0].message", containsString("never existed on the same day"));
        put(province, region("PROVINCIAL", null, "neighbours", List.of(city, "X-later")))
                .statusCode(201);
        // One of the two has said it.
        for (String query : List.of(city, "X-later")) {
            viewer().get("/api/v1/regions?neighbourOf=" + query).then().body("items.code", hasItem(province));
        }
        viewer().get("/api/v1/regions?neighbourOf=" + province).then().body("items.code", equalTo(List.of(city)));
    }

    @Test
    void aListIsNarrowedByLevelParentDescentAndDay() {
        put(country, region("NATIONAL", null)).statusCode(201);
        put(province, region("PROVINCIAL", country, "validFrom", "1997-03-14")).statusCode(201);
        put(city, region("MUNICIPAL", province, "validFrom", "1997-03-14", "validTo", "2010-12-31"))
                .statusCode(201);
        String list = "/api/v1/regions?under=" + country;
        viewer().get(list).then().body("items.code", containsInAnyOrder(province, city));
        viewer().get(list + "&level=MUNICIPAL").then().body("items.code", equalTo(List.of(city)));
        viewer().get(list + "&validOn=2010-12-31").then().body("items", hasSize(2));
        viewer().get(list + "&validOn=2011-01-01").then().body("items.code", equalTo(List.of(province)));
        viewer().get(list + "&validOn=1997-03-13").then().body("items", hasSize(0));
        viewer().get("/api/v1/regions?parent=" + country).then().body("items.code", equalTo(List.of(province)));
        viewer().get("/api/v1/regions?q=" + city.substring(2)).then().body("items", hasSize(3));
        String cursor = viewer().get(list + "&limit=1").path("nextCursor");
        viewer().get(list + "&limit=1&cursor=" + cursor).then().body("items", hasSize(1));
        for (String wrong : List.of(
                "level=COUNTY",
                "validOn=2011",
                "validOn=2011-02-29",
                "parent=a b",
                "under=%C3%A9",
                "neighbourOf=a.b")) {
            viewer().get("/api/v1/regions?" + wrong).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void aListOfRegionsIsMadeWholeInAnyOrderOrNotAtAll() {
        Map<String, Object> child = coded(city, region("MUNICIPAL", province));
        Map<String, Object> parent = coded(province, region("PROVINCIAL", null, "neighbours", List.of()));
        post(child, coded(country, region("NATIONAL", province)))
                .statusCode(201)
                .body("made", equalTo(2));
        post(child, parent)
                .statusCode(422)
                .body("violations.field", hasItem("regions[1].level")); // the country names it as its parent
        steward().get(REGIONS + province).then().statusCode(404);
        put(country, region("NATIONAL", null)).statusCode(200);
        post(child, parent).statusCode(201).body("made", equalTo(1)).body("unchanged", equalTo(1));
        post(coded(province, region("MUNICIPAL", null)), coded(city + "x", region("MUNICIPAL", null)))
                .statusCode(409)
                .body("violations.field", equalTo(List.of("regions[0].code")));
        steward().get(REGIONS + city + "x").then().statusCode(404);
        post(coded("A" + city, region("MUNICIPAL", "B" + city)), coded("B" + city, region("MUNICIPAL", "A" + city)))
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("regions[0].parent", "regions[1].parent"));
        post(region("MUNICIPAL", null)).statusCode(422).body("violations.field", equalTo(List.of("regions[0].code")));
    }

    @Test
    void aListSentTwiceWithOneKeyHasOneEffect() {
        Map<String, Object> list = Map.of("regions", List.of(coded(country, region("NATIONAL", null))));
        for (int i = 0; i < 2; i++) {
            steward()
                    .header("Idempotency-Key", country)
                    .body(list)
                    .post("/api/v1/regions")
                    .then()
                    .statusCode(201)
                    .body("made", equalTo(1));
        }
    }

    @Test
    void whoIsLimitedMakesListsBelowTheOwnRegionOnly() {
        post(coded(province, region("PROVINCIAL", null)), coded(country, region("NATIONAL", null)))
                .statusCode(201);
        within(province, "steward")
                .body(Map.of(
                        "regions",
                        List.of(
                                coded(city + "-a", region("MUNICIPAL", city)),
                                coded(city, region("MUNICIPAL", province)),
                                coded(city + "-b", region("MUNICIPAL", country)),
                                coded(city + "-c", region("MUNICIPAL", null)))))
                .post("/api/v1/regions")
                .then()
                .statusCode(403)
                .body("violations.field", equalTo(List.of("regions[2].parent", "regions[3].parent")));
        within(province, "steward")
                .body(Map.of(
                        "regions",
                        List.of(
                                coded(city + "-a", region("MUNICIPAL", city)),
                                coded(city, region("MUNICIPAL", province)))))
                .post("/api/v1/regions")
                .then()
                .statusCode(201)
                .body("made", equalTo(2));
    }

    @Test
    void whoIsLimitedDoesNotMakeTheParentThatOthersWaitFor() {
        post(coded(province, region("PROVINCIAL", null)), coded(country, region("MUNICIPAL", city)))
                .statusCode(201);
        within(province, "steward")
                .body(region("MUNICIPAL", province))
                .put(REGIONS + city)
                .then()
                .statusCode(403)
                .body("violations.field", equalTo(List.of("code")));
        put(city, region("MUNICIPAL", province)).statusCode(201);
    }

    @Test
    void aRegionIsRetiredAfterAllThatLiesBelowIt() {
        post(coded(province, region("PROVINCIAL", null)), coded(city, region("MUNICIPAL", province)))
                .statusCode(201);
        steward()
                .header("If-Match", "\"1\"")
                .delete(REGIONS + province)
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString(city));
        steward().get(REGIONS + province).then().body("retired", equalTo(false)).header("ETag", "\"1\"");
        within(country, "steward")
                .header("If-Match", "\"1\"")
                .delete(REGIONS + city)
                .then()
                .statusCode(403);
        within(province, "steward")
                .header("If-Match", "\"1\"")
                .delete(REGIONS + city)
                .then()
                .statusCode(200);
        steward().header("If-Match", "\"1\"").delete(REGIONS + province).then().statusCode(200);
        viewer().get("/api/v1/regions?under=" + province).then().body("items", hasSize(0));
        viewer().get("/api/v1/regions?retired=true&under=" + province)
                .then()
                .body("items.code", equalTo(List.of(city)));
        put(city, region("MUNICIPAL", province)).statusCode(422).body("violations.field", equalTo(List.of("parent")));
        String indicator = newIndicator("A");
        steward()
                .body(batch(observation(indicator, city, "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("observations[0].region")));
        viewer().get("/api/v1/regions?limit=1000").then().body("items.code", not(hasItem(city)));
        steward().header("If-Match", "\"1\"").delete(REGIONS + country).then().statusCode(404);
    }
}
