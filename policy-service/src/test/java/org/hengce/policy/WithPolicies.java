package org.hengce.policy;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.Tokens;
import org.jdbi.v3.core.Jdbi;

/** What the tests of this service share: callers, and the text of a policy. */
@QuarkusTestResource(Surroundings.class)
public abstract class WithPolicies {
    protected static final String PATH = "/api/v1/policies";
    /** Who tells of indicators, sectors and regions. */
    protected static final String OWNER = "/hengce/indicator-service";

    @Inject
    protected ObjectMapper json;

    @Inject
    protected Jdbi jdbi;

    protected static RequestSpecification as(String role) {
        return given().auth()
                .oauth2(Tokens.of("policy-service", "test-" + role, role))
                .contentType(ContentType.JSON);
    }

    protected static RequestSpecification officer() {
        return as("officer");
    }

    /** Somebody whose rights are limited to a region and what lies below it. */
    protected static RequestSpecification within(String region, String role) {
        return given().auth()
                .oauth2(Tokens.within(List.of(region), "policy-service", "test-%s-of-%s".formatted(role, region), role))
                .contentType(ContentType.JSON);
    }

    protected static String newCode() {
        return "P-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    /** A policy after the example of api.md §3. */
    protected ObjectNode text(String code, String... regions) {
        List<String> covered = regions.length == 0 ? List.of("US-CA") : Arrays.asList(regions);
        return json.valueToTree(Map.of(
                "code", code,
                "title", Map.of("en", "California tobacco control programme", "zh", "加州控烟计划"),
                "category", "ENTERPRISE_SUPPORT",
                "level", "PROVINCIAL",
                "instruments", List.of("TAX"),
                "sectors", List.of("TOBACCO"),
                "announcedOn", "1988-11-08",
                "coverage",
                        covered.stream()
                                .map(region -> Map.of("region", region, "from", "1989"))
                                .toList(),
                "goals", List.of(Map.of("indicator", "cigarette-sales", "weight", 1.0, "targetEffect", -20.0)),
                "window", Map.of("from", "1970")));
    }

    /** Of more than a third of a page, and less than an event may take. */
    protected ObjectNode large(String code) {
        ObjectNode text = text(code);
        ArrayNode coverage = text.putArray("coverage");
        for (int i = 0; i < 4_000; i++) {
            coverage.addObject()
                    .put("region", "R-" + i)
                    .put("from", "1989")
                    .put("intensity", 1)
                    .put("intensityUnit", "x".repeat(100));
        }
        return text;
    }

    protected String registered(String... regions) {
        String code = newCode();
        officer().body(text(code, regions)).post(PATH).then().statusCode(201);
        return code;
    }

    protected static Response transition(String code, String to) {
        return transition(officer(), code, to);
    }

    protected static Response transition(RequestSpecification caller, String code, String to) {
        return caller.body(Map.of("to", to, "reason", "in a test")).post(PATH + "/" + code + "/transitions");
    }

    /** Has this service learn of an indicator, as its owner tells of it. */
    protected void defined(String code, Direction direction, long revision) throws Exception {
        Surroundings.topics()
                .publish(
                        Topics.INDICATORS,
                        code,
                        OWNER,
                        IndicatorV1.TYPE,
                        new IndicatorV1(
                                1,
                                revision,
                                false,
                                code,
                                new LocalizedText(null, code),
                                Dimension.ECONOMY,
                                "things",
                                Frequency.A,
                                direction,
                                Aggregation.SUM,
                                null,
                                null,
                                0,
                                List.of(),
                                List.of()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbi.withHandle(
                        h -> h.createQuery("SELECT count(*) = 1 FROM indicator WHERE code = ? AND revision >= ?")
                                .bind(0, code)
                                .bind(1, revision)
                                .mapTo(Boolean.class)
                                .one()));
    }
}
