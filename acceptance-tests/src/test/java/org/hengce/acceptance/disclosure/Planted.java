package org.hengce.acceptance.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hengce.acceptance.Api;

/**
 * Regions, indicators and policies of this test's own, with values of nine digits that nobody writes by chance: confidential ones
 * of a treated unit, of a donor and of the only treated unit, hidden parts of a sum, and values under embargo.
 */
final class Planted {
    static final String MEAN = "planted-mean";
    static final String SUM = "planted-sum";
    static final String FREE = "planted-free";
    static final List<String> INDICATORS = List.of(MEAN, SUM, FREE);
    static final String TREATED = "PL-T";
    /** All of whose values of {@link #MEAN} are confidential. */
    static final String SINGLE = "PL-S";

    static final String DONOR = "PL-03";
    /** Whose steward is a reader without the right. */
    static final String ELSEWHERE = "PL-12";

    /** On values of a treated unit and of donors that are confidential. */
    static final String TOUCHED = "PL-TOUCHED";
    /** A single confidential unit, in logarithms. */
    static final String ALONE = "PL-ALONE";
    /** A goal on free values beside one on a sum with hidden parts, as growth. */
    static final String MIXED = "PL-MIXED";
    /** Free values alone. */
    static final String OPEN = "PL-OPEN";

    static final List<String> POLICIES = List.of(TOUCHED, ALONE, MIXED, OPEN);
    static final String WHOLE = "PL";
    static final String START = "2015";
    static final String NEVER = "2099-01-01T00:00:00Z";
    static final double EMBARGOED = 77.6190482;
    static final double EMBARGOED_TOO = 33.2718946;

    private static final int FROM = 2001;
    private static final int TO = 2020;
    private static final double SHARE = 0.618033988;

    private final Api admin;
    /** By indicator, the last that was answered. */
    private final Map<String, String> vintages = new TreeMap<>();

    Planted(Api admin) {
        this.admin = admin;
    }

    static List<String> units() {
        List<String> units = new ArrayList<>(List.of(TREATED, SINGLE));
        for (int donor = 1; donor <= 12; donor++) {
            units.add("PL-%02d".formatted(donor));
        }
        return units;
    }

    void register() {
        region(WHOLE, "NATIONAL", null);
        units().forEach(unit -> region(unit, "PROVINCIAL", WHOLE));
        indicator(MEAN, "MEAN");
        indicator(SUM, "SUM");
        indicator(FREE, "MEAN");
        policy(TOUCHED, TREATED, goal(MEAN, "LEVEL"));
        policy(ALONE, SINGLE, goal(MEAN, "LOG"));
        policy(MIXED, TREATED, goal(FREE, "LEVEL"), goal(SUM, "GROWTH"));
        policy(OPEN, TREATED, goal(FREE, "LEVEL"));
    }

    private void region(String code, String level, @org.jspecify.annotations.Nullable String parent) {
        ObjectNode region = Api.JSON.createObjectNode().put("level", level).put("parent", parent);
        region.putObject("name").put("en", code);
        put("/api/v1/regions/" + code, region);
    }

    private void indicator(String code, String aggregation) {
        ObjectNode indicator = Api.JSON
                .createObjectNode()
                .put("dimension", "ECONOMY")
                .put("unitMeasure", "things")
                .put("frequency", "A")
                .put("direction", "HIGHER_IS_BETTER")
                .put("aggregation", aggregation)
                .put("decimals", 9);
        indicator.putObject("name").put("en", code);
        put("/api/v1/indicators/" + code, indicator);
    }

    private void put(String path, ObjectNode body) {
        Api.Answer answer = admin.put(path, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    private static ObjectNode goal(String indicator, String transform) {
        return Api.JSON.createObjectNode().put("indicator", indicator).put("transform", transform);
    }

    private void policy(String code, String covered, ObjectNode... goals) {
        ObjectNode policy = Api.JSON
                .createObjectNode()
                .put("code", code)
                .put("category", "ENTERPRISE_SUPPORT")
                .put("level", "PROVINCIAL");
        policy.putObject("title").put("en", code);
        policy.putArray("coverage").addObject().put("region", covered).put("from", START);
        ArrayNode all = policy.putArray("goals");
        for (ObjectNode goal : goals) {
            all.add(goal);
        }
        Api.Answer registered = admin.post("/api/v1/policies", policy);
        assertThat(registered.status()).as(registered.raw().body()).isEqualTo(201);
        ObjectNode step = Api.JSON.createObjectNode().put("to", "PUBLISHED").put("reason", "test");
        Api.Answer published = admin.post("/api/v1/policies/%s/transitions".formatted(code), step);
        assertThat(published.status()).as(published.raw().body()).isEqualTo(200);
    }

    /** Nine digits that follow from where the value stands. */
    private static double value(String indicator, String unit, int year) {
        double wobble = Math.floorMod((indicator + unit).hashCode() * 31L + year * 7919L, 1_000_003L) * SHARE % 1;
        double level = 40 + Math.floorMod(unit.hashCode(), 23) + (year - FROM) / 2.0;
        double rise = year >= Integer.parseInt(START) && (unit.equals(TREATED) || unit.equals(SINGLE)) ? 6 : 0;
        return Math.round((level + rise + 2 * wobble) * 1e7) / 1e7;
    }

    void publishAll() {
        for (String indicator : INDICATORS) {
            ArrayNode rows = Api.JSON.createArrayNode();
            for (int year = FROM; year <= TO; year++) {
                double whole = 0;
                for (String unit : units()) {
                    double value = value(indicator, unit, year);
                    whole += value;
                    add(rows, indicator, unit, year, value, isConfidential(indicator, unit, year));
                }
                if (indicator.equals(SUM)) {
                    add(rows, indicator, WHOLE, year, Math.round(whole * 1e7) / 1e7, false);
                }
            }
            send(rows, null);
        }
        ArrayNode later = Api.JSON.createArrayNode();
        add(later, FREE, TREATED, TO + 1, EMBARGOED, false);
        add(later, FREE, DONOR, TO, EMBARGOED_TOO, false);
        send(later, NEVER);
    }

    private static boolean isConfidential(String indicator, String unit, int year) {
        return switch (indicator) {
            case MEAN ->
                unit.equals(SINGLE) || (unit.equals(TREATED) && year == 2017) || (unit.equals(DONOR) && year == 2010);
            case SUM -> unit.equals("PL-07") && year == 2012;
            default -> false;
        };
    }

    /** Other values for confidential cells of each kind. */
    void correct() {
        ArrayNode rows = Api.JSON.createArrayNode();
        add(rows, MEAN, TREATED, 2017, 88.4172659, true);
        add(rows, MEAN, DONOR, 2010, 39.7561328, true);
        add(rows, MEAN, SINGLE, 2016, 96.1837254, true);
        add(rows, SUM, "PL-07", 2012, 61.8295437, true);
        send(rows, null);
    }

    private static void add(
            ArrayNode rows, String indicator, String region, int year, double value, boolean confidential) {
        rows.addObject()
                .put("indicator", indicator)
                .put("region", region)
                .put("period", Integer.toString(year))
                .put("value", value)
                .put("confidentiality", confidential ? "C" : "F");
    }

    private void send(ArrayNode rows, @org.jspecify.annotations.Nullable String releaseAt) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.set("observations", rows);
        if (releaseAt != null) {
            body.put("releaseAt", releaseAt);
        }
        Api.Answer answer = admin.post("/api/v1/observations", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        answer.json().path("vintages").properties().forEach(vintage -> {
            if (vintage.getValue().isTextual()) {
                vintages.put(vintage.getKey(), vintage.getValue().textValue());
            }
        });
    }

    /** Waits until the newest evaluation of every policy rests on all that was published. */
    void awaitEvaluated() {
        for (String policy : POLICIES) {
            await("evaluation of " + policy)
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> isUpToDate(newest(policy)));
        }
    }

    private boolean isUpToDate(JsonNode evaluation) {
        JsonNode pins = evaluation.path("provenance").path("observationsAsOf");
        return "COMPLETED".equals(evaluation.path("status").asText())
                && pins.size() > 0
                && pins.properties().stream()
                        .allMatch(pin -> Objects.equals(
                                vintages.get(pin.getKey()), pin.getValue().textValue()));
    }

    private JsonNode newest(String policy) {
        return admin.get("/api/v1/evaluations?latest=true&policy=" + policy)
                .json()
                .path("items")
                .path(0);
    }
}
