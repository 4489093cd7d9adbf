package org.hengce.acceptance.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.acceptance.Api;
import org.hengce.acceptance.RunningStack;
import org.hengce.acceptance.Stack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Confidential values and values under embargo, in everything that a reader without the right gets: they are not there, and
 * nothing that is there moves with them.
 */
@Order(2)
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisclosureIT {
    private static final String PASSWORD = "seven lanterns on a slow boat";

    private final Map<String, String> readers = new TreeMap<>();
    /** Values that the administrator reads where others read none. */
    private final Set<Double> hidden = new TreeSet<>();

    private final Set<Double> everHidden = new TreeSet<>();
    private Map<String, Map<String, String>> before = Map.of();
    private Planted planted;

    @SuppressWarnings("NullAway.Init") // set before the first test
    DisclosureIT() {}

    @BeforeAll
    void plant(Stack stack, Api admin) {
        planted = new Planted(admin);
        planted.register();
        planted.publishAll();
        planted.awaitEvaluated();
        readers.put(
                "an analyst",
                token(stack, admin, "disclosure-analyst", List.of("viewer", "analyst", "officer"), List.of()));
        readers.put(
                "a steward of another region",
                token(
                        stack,
                        admin,
                        "disclosure-steward",
                        List.of("viewer", "analyst", "officer", "steward"),
                        List.of(Planted.ELSEWHERE)));
        findHidden(stack, admin);
    }

    private static String token(Stack stack, Api admin, String name, List<String> roles, List<String> regions) {
        ObjectNode user = Api.JSON.createObjectNode().put("password", PASSWORD);
        roles.forEach(user.putArray("roles")::add);
        regions.forEach(user.putArray("regions")::add);
        assertThat(admin.put("/api/v1/users/" + name, user).status()).isEqualTo(201);
        return Api.signedIn(stack, name, PASSWORD).token();
    }

    private void findHidden(Stack stack, Api admin) {
        Api analyst = Api.signedIn(stack, "disclosure-analyst", PASSWORD);
        hidden.clear();
        for (String indicator : Planted.INDICATORS) {
            String path = "/api/v1/observations?limit=1000&history=true&indicator=" + indicator;
            Set<Double> shown = values(analyst.get(path).json());
            Set<Double> all = values(admin.get(path).json());
            all.removeAll(shown);
            hidden.addAll(all);
        }
        everHidden.addAll(hidden);
    }

    private static Set<Double> values(JsonNode page) {
        Set<Double> values = new HashSet<>();
        page.path("items").forEach(item -> {
            if (item.path("value").isNumber()) {
                values.add(item.get("value").doubleValue());
            }
        });
        return values;
    }

    private Set<Double> secrets() {
        Set<Double> all = new TreeSet<>(everHidden);
        all.addAll(List.of(Planted.EMBARGOED, Planted.EMBARGOED_TOO));
        return all;
    }

    private static List<String> found(Map<String, String> seen, Set<Double> values) {
        Traces traces = new Traces(values);
        List<String> found = new ArrayList<>();
        seen.forEach((asked, text) -> traces.in(text).forEach(value -> found.add(value + " in " + asked)));
        return found;
    }

    private Map<String, Map<String, String>> everything(Stack stack) {
        Map<String, Map<String, String>> everything = new TreeMap<>();
        readers.forEach((reader, token) -> everything.put(reader, Everything.seenBy(stack.url(), token)));
        return everything;
    }

    /** Otherwise this test could not fail. */
    @Test
    @Order(1)
    void whoMayReadThemFindsEveryOneOfThem(Stack stack, Api admin) {
        assertThat(hidden).as("twenty of one unit, three others, complements").hasSizeGreaterThan(23);
        Map<String, String> seen = Everything.seenBy(stack.url(), admin.token());
        Traces traces = new Traces(secrets());
        Set<Double> found = new TreeSet<>();
        List<String> where = new ArrayList<>();
        seen.forEach((asked, text) -> {
            Set<Double> there = traces.in(text);
            found.addAll(there);
            if (!there.isEmpty()) {
                where.add(asked);
            }
        });
        assertThat(found).isEqualTo(secrets());
        for (String kind : List.of("parquet", "csv.gz", ".sheet!", "!panel.csv", "!report.html", "/releases/")) {
            assertThat(where).as(kind).anyMatch(asked -> asked.contains(kind));
        }
        for (String policy : List.of(Planted.TOUCHED, Planted.ALONE, Planted.MIXED)) {
            JsonNode newest = newest(admin, policy);
            assertThat(newest.path("restricted").booleanValue()).isTrue();
            assertThat(newest.path("effects").isEmpty()).as(policy).isFalse();
            assertThat(newest.at("/score/mean").isNumber()
                            || newest.at("/reasons/score").isObject())
                    .isTrue();
        }
    }

    private static JsonNode newest(Api reader, String policy) {
        return reader.get("/api/v1/evaluations?latest=true&policy=" + policy)
                .json()
                .at("/items/0");
    }

    @Test
    @Order(2)
    void theirDigitsAreNowhereInWhatOthersGet(Stack stack) {
        before = everything(stack);
        before.forEach((reader, seen) -> {
            assertThat(seen).hasSizeGreaterThan(100);
            assertThat(found(seen, secrets())).as(reader).isEmpty();
        });
        Api analyst = Api.signedIn(stack, "disclosure-analyst", PASSWORD);
        for (String policy : List.of(Planted.TOUCHED, Planted.ALONE)) {
            JsonNode seen = newest(analyst, policy);
            assertThat(seen.path("restricted").booleanValue()).isTrue();
            assertThat(seen.path("effects").isEmpty()).as(policy).isTrue();
        }
        assertThat(newest(analyst, Planted.MIXED).at("/effects/0/indicator").asText())
                .as("a goal on free values stays")
                .isEqualTo(Planted.FREE);
        assertThat(newest(analyst, Planted.OPEN).at("/score").isObject()).isTrue();
    }

    @Test
    @Order(3)
    void theirDigitsAreOnNoPublicTopic(Stack stack) {
        Map<String, String> records = PublicTopics.read(stack);
        assertThat(records.keySet()).anyMatch(record -> record.startsWith("hengce.evaluations-"));
        assertThat(found(records, secrets())).isEmpty();
    }

    /** Whoever knows all but one value of what a number is made of can solve it for that value: so there is no such number. */
    @Test
    @Order(4)
    void nothingThatOthersGetMovesWithThem(Stack stack, Api admin) {
        Map<String, Double> estimates = new TreeMap<>();
        for (String policy : List.of(Planted.TOUCHED, Planted.ALONE, Planted.MIXED)) {
            estimates.put(policy, lastEstimate(admin, policy));
        }
        String earlier = newest(admin, Planted.TOUCHED).path("id").asText();
        planted.correct();
        planted.awaitEvaluated();
        findHidden(stack, admin);
        estimates.forEach((policy, estimate) -> assertThat(lastEstimate(admin, policy))
                .as("the effect of " + policy + " moved")
                .isNotEqualTo(estimate));
        String moved = "/api/v1/evaluations/%s/compare/%s"
                .formatted(earlier, newest(admin, Planted.TOUCHED).path("id").asText());
        assertThat(found(Map.of(moved, admin.get(moved).raw().body()), secrets()))
                .as("who may, reads what moved")
                .isNotEmpty();
        Map<String, Map<String, String>> after = everything(stack);
        after.forEach((reader, seen) -> {
            assertThat(found(seen, secrets())).as(reader).isEmpty();
            Set<String> known = fractions(before.getOrDefault(reader, Map.of()));
            seen.forEach((asked, text) -> assertThat(Traces.fractions(text))
                    .as("numbers that %s gets by %s", reader, asked)
                    .isSubsetOf(known));
            assertThat(fractions(seen)).as("numbers that %s gets", reader).isEqualTo(known);
        });
        assertThat(found(PublicTopics.read(stack), secrets())).isEmpty();
    }

    private static double lastEstimate(Api reader, String policy) {
        JsonNode effects = newest(reader, policy).path("effects");
        return effects.path(effects.size() - 1).path("estimate").doubleValue();
    }

    private static Set<String> fractions(Map<String, String> seen) {
        Set<String> all = new TreeSet<>();
        seen.values().forEach(text -> all.addAll(Traces.fractions(text)));
        return all;
    }

    /** An evaluation that one has made for oneself says no more. */
    @Test
    @Order(5)
    void whoAsksForAnEvaluationGetsNoMoreOfIt(Stack stack) {
        Api analyst = Api.signedIn(stack, "disclosure-analyst", PASSWORD);
        Map<String, String> seen = new TreeMap<>();
        for (String policy : List.of(Planted.TOUCHED, Planted.ALONE)) {
            for (String method : List.of("DIFFERENCE_IN_DIFFERENCES", "BEFORE_AFTER")) {
                ObjectNode body = Api.JSON
                        .createObjectNode()
                        .put("policy", policy)
                        .put("method", method)
                        .put("seed", 7);
                String id = analyst.post("/api/v1/evaluations", body)
                        .json()
                        .path("id")
                        .asText();
                JsonNode made = await().atMost(Duration.ofSeconds(60))
                        .until(() -> analyst.get("/api/v1/evaluations/" + id).json(), e -> !Set.of("QUEUED", "RUNNING")
                                .contains(e.path("status").asText()));
                assertThat(made.path("restricted").booleanValue()).isTrue();
                assertThat(made.path("effects").isEmpty()).isTrue();
                seen.put(policy + method, made.toString());
            }
        }
        assertThat(found(seen, secrets())).isEmpty();
    }
}
