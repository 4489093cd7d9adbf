package org.hengce.indicator;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.indicator.inbound.Sources;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of this service share: callers, and a register with an indicator and two regions. */
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Sources.class)
public abstract class WithRegister {
    protected static RequestSpecification steward() {
        return caller("steward");
    }

    protected static RequestSpecification viewer() {
        return caller("viewer");
    }

    protected static RequestSpecification caller(String role) {
        return given().auth()
                .oauth2(Tokens.of("indicator-service", "test-" + role, role))
                .contentType(ContentType.JSON);
    }

    /** Somebody whose rights are limited to a region and what lies below it. */
    protected static RequestSpecification within(String region, String role) {
        return given().auth()
                .oauth2(Tokens.within(
                        List.of(region), "indicator-service", "test-%s-of-%s".formatted(role, region), role))
                .contentType(ContentType.JSON);
    }

    protected static Map<String, Object> region(String name) {
        return Map.of("name", Map.of("en", name), "level", "PROVINCIAL", "parent", "US");
    }

    protected static Map<String, Object> indicator(String frequency) {
        return Map.of(
                "name", Map.of("en", "Cigarette sales per capita", "zh", "人均卷烟销量"),
                "dimension", "ECONOMY",
                "unitMeasure", "packs per person",
                "frequency", frequency,
                "direction", "LOWER_IS_BETTER",
                "aggregation", "MEAN",
                "decimals", 1);
    }

    protected static Map<String, Object> observation(String indicator, String region, String period, Object value) {
        return Map.of("indicator", indicator, "region", region, "period", period, "value", value);
    }

    protected static Map<String, Object> batch(Object... observations) {
        return Map.of("observations", List.of(observations));
    }

    /** A new indicator, so that tests do not see each other's vintages. */
    protected static String newIndicator(String frequency) {
        return newIndicator(indicator(frequency), Map.of());
    }

    /** A new annual indicator that differs from the others in some fields. */
    protected static String newIndicator(Map<String, Object> fields) {
        return newIndicator(indicator("A"), fields);
    }

    private static String newIndicator(Map<String, Object> indicator, Map<String, Object> fields) {
        String code = "i" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        Map<String, Object> body = new HashMap<>(indicator);
        body.putAll(fields);
        steward().body(body).put("/api/v1/indicators/" + code).then().statusCode(201);
        return code;
    }

    /** Adds to an indicator's text, as its register would. */
    protected static void define(String indicator, String json) {
        Surroundings.database().jdbi().useHandle(h -> h.createUpdate(
                        "UPDATE indicator SET text = text || cast(:json AS jsonb) WHERE code = :code")
                .bind("json", json)
                .bind("code", indicator)
                .execute());
    }

    @BeforeEach
    void regionsAreRegistered() {
        for (String code : List.of("US-CA", "US-NV", "US-PA")) {
            if (steward().get("/api/v1/regions/" + code).statusCode() == 404) {
                steward()
                        .body(region(code))
                        .put("/api/v1/regions/" + code)
                        .then()
                        .statusCode(201);
            }
        }
    }
}
