package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Some policies on one yearly indicator of twelve provinces, each covering another province; nothing in them is real.
 *
 * @param name prefix of every code
 * @param count how many policies, at most twelve
 */
record MadeUpPolicies(Api admin, String name, int count) {
    static final int PROVINCES = 12;
    static final int FIRST_YEAR = 2001;
    static final int YEARS = 20;

    String indicator() {
        return name.toLowerCase(Locale.ROOT) + "-series";
    }

    String region(int number) {
        return "%s-R%02d".formatted(name, number);
    }

    String policy(int number) {
        return "%s-P%02d".formatted(name, number);
    }

    List<String> policies() {
        return IntStream.range(0, count).mapToObj(this::policy).toList();
    }

    void register() {
        for (int r = 0; r < PROVINCES; r++) {
            ObjectNode region = Api.JSON.createObjectNode().put("level", "PROVINCIAL");
            region.putObject("name").put("en", region(r));
            done(admin.put("/api/v1/regions/" + region(r), region), 201);
        }
        ObjectNode indicator = Api.JSON
                .createObjectNode()
                .put("dimension", "ECONOMY")
                .put("unitMeasure", "things")
                .put("frequency", "A")
                .put("direction", "HIGHER_IS_BETTER")
                .put("aggregation", "MEAN")
                .put("decimals", 3);
        indicator.putObject("name").put("en", indicator());
        done(admin.put("/api/v1/indicators/" + indicator(), indicator), 201);
        ObjectNode values = Api.JSON.createObjectNode();
        for (int r = 0; r < PROVINCES; r++) {
            for (int t = 0; t < YEARS; t++) {
                observation(values, r, t, 50 + 7 * r + t + (r * 31 + t * 17) % 11 / 4.0);
            }
        }
        done(admin.post("/api/v1/observations", values), 201);
        for (int p = 0; p < count; p++) {
            done(admin.post("/api/v1/policies", text(p, 5)), 201);
            ObjectNode step = Api.JSON.createObjectNode().put("to", "PUBLISHED").put("reason", "made up");
            done(admin.post("/api/v1/policies/" + policy(p) + "/transitions", step), 200);
        }
    }

    private static void done(Api.Answer answer, int expected) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(expected);
    }

    /** A policy's text that differs from others of it by its target alone. */
    ObjectNode text(int number, double target) {
        ObjectNode text = Api.JSON
                .createObjectNode()
                .put("code", policy(number))
                .put("category", "INDUSTRIAL_PLANNING")
                .put("level", "PROVINCIAL");
        text.putObject("title").put("en", "Made up");
        text.putArray("coverage").addObject().put("region", region(number)).put("from", "2012");
        text.putArray("goals").addObject().put("indicator", indicator()).put("targetEffect", target);
        return text;
    }

    ObjectNode change(int region, int year, double value) {
        return observation(Api.JSON.createObjectNode(), region, year, value);
    }

    private ObjectNode observation(ObjectNode body, int region, int year, double value) {
        body.withArray("observations")
                .addObject()
                .put("indicator", indicator())
                .put("region", region(region))
                .put("period", Integer.toString(FIRST_YEAR + year))
                .put("value", value);
        return body;
    }

    /** The vintage that an accepted change has made. */
    Instant vintage(JsonNode accepted) {
        return Instant.parse(accepted.get("vintages").get(indicator()).textValue());
    }

    /** The vintage that went into an evaluation; the earliest of all where none did. */
    Instant pin(JsonNode evaluation) {
        JsonNode pin = evaluation.at("/provenance/observationsAsOf/" + indicator());
        return pin.isTextual() ? Instant.parse(pin.textValue()) : Instant.MIN;
    }

    JsonNode newest(String policy) {
        return admin.get("/api/v1/evaluations?latest=true&policy=" + policy)
                .json()
                .at("/items/0");
    }

    /**
     * What those evaluations of a policy say that events started, but for their ids, times and reasons to be made: the same inputs
     * give the same, and others (another policy that has come beside it) do not.
     */
    List<String> inputs(String policy, Instant since) {
        return admin.evaluations(policy).stream()
                .filter(e -> !e.get("trigger").textValue().equals("REQUEST"))
                .filter(e -> !pin(e).isBefore(since))
                .map(e -> ((ObjectNode) e.deepCopy())
                        .without(List.of("id", "completedAt", "trigger"))
                        .toString())
                .toList();
    }
}
