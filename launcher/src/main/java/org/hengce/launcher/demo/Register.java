package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.client.Api;
import org.hengce.launcher.terminal.Failure;
import org.hengce.presentation.json.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Registers what the sample's observations and policy speak of; what is there already is left or set right. */
final class Register {
    private static final String STATES_OF = "US";

    private final Api api;
    private final Sample sample;

    Register(Api api, Sample sample) {
        this.api = api;
        this.sample = sample;
    }

    /** Registers two countries and the states of one; returns how many regions there are. */
    int regions() throws IOException, InterruptedException {
        country(STATES_OF, "United States of America", "美国");
        country("GB", "United Kingdom", "英国");
        Map<String, LocalizedText> states = sample.states();
        for (Map.Entry<String, LocalizedText> state : states.entrySet())
            api.put(path("regions", state.getKey()), region(state.getKey(), state.getValue(), "PROVINCIAL", STATES_OF));
        return 2 + states.size();
    }

    private void country(String code, String en, String zh) throws IOException, InterruptedException {
        api.put(path("regions", code), region(code, new LocalizedText(zh, en), "NATIONAL", null));
    }

    private static Map<String, @Nullable Object> region(
            String code, LocalizedText name, String level, @Nullable String parent) {
        Map<String, @Nullable Object> region = new HashMap<>();
        region.put("code", code);
        region.put("name", name);
        region.put("level", level);
        region.put("parent", parent);
        region.put("validFrom", null);
        region.put("validTo", null);
        region.put("neighbours", List.of());
        return region;
    }

    void sector() throws IOException, InterruptedException {
        api.put(path("sectors", "TOBACCO"), Map.of("code", "TOBACCO", "name", Map.of("en", "Tobacco", "zh", "烟草")));
    }

    void indicator(DemoCase of) throws IOException, InterruptedException {
        api.put(path("indicators", of.indicator()), sample.indicator(of));
    }

    /** Takes the policy as far as IN_FORCE, from wherever it stands. */
    void policy(DemoCase of) throws IOException, InterruptedException {
        String path = path("policies", of.policy());
        if (!api.exists(path)) api.post("/api/v1/policies", sample.policy(of));
        String status = api.get(path).path("status").asText();
        switch (status) {
            case "DRAFT" -> {
                step(path, "PUBLISHED", of.announced());
                step(path, "IN_FORCE", of.inForce());
            }
            case "PUBLISHED" -> step(path, "IN_FORCE", of.inForce());
            case "IN_FORCE" -> {}
            default ->
                throw new Failure(
                        "The policy %s is %s.".formatted(of.policy(), status),
                        "Somebody has ended it; what is over is not evaluated anew.",
                        "Begin with empty data: ./hengce reset --yes, then ./hengce demo");
        }
    }

    private JsonNode step(String path, String to, String reason) throws IOException, InterruptedException {
        return api.post(path + "/transitions", Map.of("to", to, "reason", reason));
    }

    private static String path(String kind, String code) {
        return "/api/v1/%s/%s".formatted(kind, code);
    }
}
