package org.hengce.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** The demo's panel, made again from what the API says was known at an instant. */
final class Panels {
    private static final Set<String> EXCLUDED = Set.of(
            "US-AZ", "US-FL", "US-MA", "US-MD", "US-MI", "US-NJ", "US-NY", "US-OR", "US-WA", "US-AK", "US-HI", "US-DC");

    private Panels() {}

    static Panel californiaAsOf(Api api, Instant pin) {
        List<String> periods =
                IntStream.rangeClosed(1970, 1992).mapToObj(Integer::toString).toList();
        PanelBuilder panel = Panel.builder(periods).treatedFrom("US-CA", "1989");
        String cursor = "";
        do {
            JsonNode page = api.get(
                            "/api/v1/observations?indicator=cigarette-sales&from=1970&limit=1000&asOf=" + pin + cursor)
                    .json();
            for (JsonNode value : page.get("items")) {
                if (!EXCLUDED.contains(value.get("region").textValue())) {
                    panel.observe(
                            value.get("region").textValue(),
                            value.get("period").textValue(),
                            value.get("value").doubleValue());
                }
            }
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").textValue();
        } while (!cursor.isEmpty());
        return panel.build();
    }
}
