package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.terminal.Failure;
import org.hengce.presentation.json.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Registers what the sample's observations and policy speak of; what is there already is left or set right. */
final class Register {
    private static final String COUNTRY = "US";

    private final Api api;
    private final Sample sample;

    Register(Api api, Sample sample) {
        this.api = api;
        this.sample = sample;
    }

    /** Registers all regions; returns how many regions of the file there are */
    int regions() throws IOException, InterruptedException {
        api.put(path("regions", COUNTRY), region(COUNTRY, Map.of("en", "United States", "zh", "美国"), "NATIONAL", null));
        Map<String, LocalizedText> regions = sample.regions();
        for (Map.Entry<String, LocalizedText> region : regions.entrySet())
            api.put(
                    path("regions", region.getKey()),
                    region(region.getKey(), region.getValue(), "PROVINCIAL", COUNTRY));
        return regions.size();
    }

    private static Map<String, @Nullable Object> region(
            String code, Object name, String level, @Nullable String parent) {
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

    void indicator() throws IOException, InterruptedException {
        api.put(path("indicators", Sample.INDICATOR), sample.indicator());
    }

    /** Takes the policy as far as IN_FORCE, from wherever it stands. */
    void policy() throws IOException, InterruptedException {
        String path = path("policies", Sample.POLICY);
        if (!api.exists(path)) api.post("/api/v1/policies", sample.policy());
        String status = api.get(path).path("status").asText();
        switch (status) {
            case "DRAFT" -> {
                step(path, "PUBLISHED", "announced on 8 November 1988");
                step(path, "IN_FORCE", "in force from 1 January 1989");
            }
            case "PUBLISHED" -> step(path, "IN_FORCE", "in force from 1 January 1989");
            case "IN_FORCE" -> {}
            default ->
                throw new Failure(
                        "The policy %s is %s.".formatted(Sample.POLICY, status),
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
