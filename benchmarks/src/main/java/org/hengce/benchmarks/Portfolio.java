package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Made-up policies: each covers one of 31 provinces from one of six years on and has a goal on every one of some yearly
 * indicators, 21 years long, so that all others are beside it. Every province borders four. Values follow a common factor;
 * nothing in them is real, and no policy has an effect.
 */
final class Portfolio {
    private static final Waiting IMPORTED = new Waiting(Duration.ofMillis(100), Duration.ofMinutes(1));
    private static final int PROVINCES = 31;
    private static final int FIRST_YEAR = 2000;
    private static final int YEARS = 21;
    private static final int FIRST_START = 2010;
    private static final int STARTS = 6;
    private static final List<String> DIMENSIONS = List.of("ECONOMY", "INDUSTRY", "EMPLOYMENT");

    private final Api api;
    private final String name;
    private final int indicators;
    private final Random made = new Random(20);
    private final Random corrections = new Random();

    /** @param name prefix of every code */
    Portfolio(Api api, String name, int indicators) {
        this.api = api;
        this.name = name;
        this.indicators = indicators;
    }

    List<String> indicators() {
        return IntStream.rangeClosed(1, indicators)
                .mapToObj(i -> "%s-%d".formatted(name.toLowerCase(Locale.ROOT), i))
                .toList();
    }

    static String province(int number) {
        return "SYNTH-%02d".formatted(Math.floorMod(number, PROVINCES) + 1);
    }

    String policy(int number) {
        return "%s-%04d".formatted(name, number + 1);
    }

    /** Regions, indicators and their values. */
    void registerData() throws IOException, InterruptedException {
        api.putIfAbsent("/api/v1/regions/SYNTH", Map.of("name", Map.of("en", "Made up"), "level", "NATIONAL"));
        for (int p = 0; p < PROVINCES; p++) {
            List<String> neighbours = List.of(province(p - 2), province(p - 1), province(p + 1), province(p + 2));
            api.putIfAbsent(
                    "/api/v1/regions/" + province(p),
                    Map.of(
                            "name",
                            Map.of("en", "Made-up province " + (p + 1)),
                            "level",
                            "PROVINCIAL",
                            "parent",
                            "SYNTH",
                            "neighbours",
                            neighbours));
        }
        for (int i = 0; i < indicators; i++) {
            api.putIfAbsent(
                    "/api/v1/indicators/" + indicators().get(i),
                    Map.of(
                            "name", Map.of("en", "made-up indicator " + (i + 1)),
                            "dimension", DIMENSIONS.get(i % DIMENSIONS.size()),
                            "unitMeasure", "things",
                            "frequency", "A",
                            "direction", "HIGHER_IS_BETTER",
                            "aggregation", "MEAN",
                            "decimals", 2));
        }
        Path file = values();
        String job = "/api/v1/imports/"
                + api.upload("/api/v1/imports", file).get("id").asText();
        Files.delete(file);
        IMPORTED.until(
                () -> api.get(job).get("status").asText().equals("COMPLETED"), "the import of the values to complete");
    }

    private Path values() throws IOException {
        Path file = Files.createTempFile("hengce-portfolio", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("indicator,region,period,value\n");
            for (String indicator : indicators()) {
                double[] factor = new double[YEARS];
                for (int t = 1; t < YEARS; t++) {
                    factor[t] = factor[t - 1] + made.nextGaussian();
                }
                for (int p = 0; p < PROVINCES; p++) {
                    double level = 100 + 10 * made.nextGaussian();
                    double loading = made.nextGaussian();
                    for (int t = 0; t < YEARS; t++) {
                        out.append("%s,%s,%d,%.2f%n"
                                .formatted(
                                        indicator,
                                        province(p),
                                        FIRST_YEAR + t,
                                        level + t / 2.0 + loading * factor[t] + made.nextGaussian()));
                    }
                }
            }
        }
        return file;
    }

    /** Published policies, several at a time. */
    void registerPolicies(int count) throws IOException, InterruptedException {
        AtOnce.run(count, i -> {
            Map<String, Object> text = new HashMap<>();
            text.put("code", policy(i));
            text.put("title", Map.of("en", "Made-up policy " + (i + 1)));
            text.put("category", "INDUSTRIAL_PLANNING");
            text.put("level", "PROVINCIAL");
            text.put(
                    "coverage",
                    List.of(Map.of(
                            "region", province(i), "from", Integer.toString(FIRST_START + i / PROVINCES % STARTS))));
            text.put(
                    "goals",
                    indicators().stream()
                            .map(indicator -> Map.of("indicator", indicator))
                            .toList());
            api.post("/api/v1/policies", text);
            api.post(
                    "/api/v1/policies/" + policy(i) + "/transitions",
                    Map.of("to", "PUBLISHED", "reason", "made up to be measured"));
        });
    }

    /** One corrected value of each of the first indicators, other than any before; the vintage of each. */
    Map<String, Instant> correct(int howMany) throws IOException, InterruptedException {
        List<Map<String, Object>> values = new ArrayList<>();
        for (String indicator : indicators().subList(0, howMany)) {
            values.add(Map.of(
                    "indicator",
                    indicator,
                    "region",
                    province(corrections.nextInt(PROVINCES)),
                    "period",
                    Integer.toString(FIRST_YEAR + corrections.nextInt(YEARS)),
                    "value",
                    Math.round(1e6 * (100 + corrections.nextDouble())) / 1e6));
        }
        JsonNode vintages =
                api.post("/api/v1/observations", Map.of("observations", values)).path("vintages");
        Map<String, Instant> changed = new HashMap<>();
        vintages.properties()
                .forEach(v -> changed.put(v.getKey(), Instant.parse(v.getValue().asText())));
        if (changed.size() != howMany) {
            throw new IOException(
                    "%d of %d values were none that was not known".formatted(howMany - changed.size(), howMany));
        }
        return changed;
    }
}
