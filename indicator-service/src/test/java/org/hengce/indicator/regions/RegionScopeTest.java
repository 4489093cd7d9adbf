package org.hengce.indicator.regions;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.indicator.WithRegister;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegionScopeTest extends WithRegister {
    private static final String REGIONS = "/api/v1/regions/";

    private static Map<String, Object> child(@Nullable String parent) {
        Map<String, Object> region = new HashMap<>(region("somewhere"));
        region.put("parent", parent);
        return region;
    }

    private static String newCode() {
        return "R-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    @BeforeEach
    void provincesAndACity() {
        for (var entry : Map.of("GD", "CN", "JS", "CN", "GD-SZ", "GD").entrySet()) {
            if (steward().get(REGIONS + entry.getKey()).statusCode() == 404) {
                steward()
                        .body(child(entry.getValue()))
                        .put(REGIONS + entry.getKey())
                        .then()
                        .statusCode(201);
            }
        }
    }

    @Test
    void aNewRegionIsMadeBelowTheCallersOnly() {
        within("GD", "steward")
                .body(child("GD-SZ"))
                .put(REGIONS + newCode())
                .then()
                .statusCode(201);
        within("GD", "steward")
                .body(child("JS"))
                .put(REGIONS + newCode())
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("parent")));
        within("GD", "steward")
                .body(child(null))
                .put(REGIONS + newCode())
                .then()
                .statusCode(403);
        String unknown = newCode();
        within(unknown, "steward")
                .body(child("CN"))
                .put(REGIONS + unknown)
                .then()
                .statusCode(403);
    }

    @Test
    void theCallersRegionIsChangedAndMovedNowhereElse() {
        String code = newCode();
        steward().body(child("GD")).put(REGIONS + code).then().statusCode(201);
        Map<String, Object> renamed = new HashMap<>(child("GD"));
        renamed.put("name", Map.of("en", "renamed"));
        within("GD", "steward")
                .header("If-Match", "\"1\"")
                .body(renamed)
                .put(REGIONS + code)
                .then()
                .statusCode(200);
        within("GD", "steward")
                .header("If-Match", "\"2\"")
                .body(child("JS"))
                .put(REGIONS + code)
                .then()
                .statusCode(403);
        within("JS", "steward")
                .header("If-Match", "\"2\"")
                .body(child("JS"))
                .put(REGIONS + code)
                .then()
                .statusCode(403)
                .body("violations.field", equalTo(List.of("code")));
        // The root of one's scope has a parent outside, which stays.
        Map<String, Object> root = new HashMap<>(renamed);
        within(code, "steward")
                .header("If-Match", "\"2\"")
                .body(root)
                .put(REGIONS + code)
                .then()
                .statusCode(200);
    }

    @Test
    void observationsOfOthersRegionsAreRefusedRowByRowAndNoneIsStored() {
        String indicator = newIndicator("A");
        within("GD", "steward")
                .body(batch(
                        observation(indicator, "GD-SZ", "2020", 1),
                        observation(indicator, "JS", "2020", 1),
                        observation(indicator, "CN-none", "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(422) // what is wrong for everybody is told first
                .body("violations.field", equalTo(List.of("observations[2].region")));
        within("GD", "steward")
                .body(batch(observation(indicator, "GD-SZ", "2020", 1), observation(indicator, "JS", "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("observations[1].region")));
        viewer().get("/api/v1/observations?indicator={i}", indicator).then().body("items.size()", equalTo(0));
        within("GD", "steward")
                .body(batch(observation(indicator, "GD-SZ", "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        within("JS", "viewer")
                .get("/api/v1/observations?indicator={i}", indicator)
                .then()
                .body("items.region", hasItem("GD-SZ"));
    }

    @Test
    void whatBelongsToNoRegionIsNotForThoseWhoHaveOne() {
        within("GD", "steward")
                .body(indicator("A"))
                .put("/api/v1/indicators/" + "i" + newCode())
                .then()
                .statusCode(403);
        within("GD", "admin")
                .body(Map.of("name", Map.of("en", "x")))
                .put("/api/v1/sectors/" + newCode())
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }
}
