package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Values of ten indicators and 31 regions as statistics write them: by day, region and indicator. */
final class DailyValues {
    private static final int REGIONS = 31;
    private static final int INDICATORS = 10;
    private static final Waiting IMPORTED = new Waiting(Duration.ofMillis(50), Duration.ofMinutes(30));
    private static final LocalDate FIRST = LocalDate.of(1800, 1, 1);

    private final Api api;
    private final long rows;

    DailyValues(Api api, long rows) {
        this.api = api;
        this.rows = rows;
    }

    private static List<String> regions() {
        return IntStream.rangeClosed(1, REGIONS)
                .mapToObj("SPEED-%02d"::formatted)
                .toList();
    }

    void registerRegions() throws IOException, InterruptedException {
        for (String code : regions()) {
            api.putIfAbsent("/api/v1/regions/" + code, Map.of("name", Map.of("en", code), "level", "PROVINCIAL"));
        }
    }

    void registerIndicators(String prefix) throws IOException, InterruptedException {
        for (int i = 0; i < INDICATORS; i++) {
            api.putIfAbsent(
                    "/api/v1/indicators/" + prefix + i,
                    Map.of(
                            "name", Map.of("en", prefix + i),
                            "dimension", "ECONOMY",
                            "unitMeasure", "things",
                            "frequency", "D",
                            "direction", "NEUTRAL",
                            "aggregation", "SUM",
                            "decimals", 2));
        }
    }

    /** Writes one row. */
    interface Row {
        void write(String indicator, String region, LocalDate day, double value) throws IOException;
    }

    void rows(String prefix, Row row) throws IOException {
        List<String> regions = regions();
        long written = 0;
        for (int day = 0; written < rows; day++) {
            LocalDate period = FIRST.plusDays(day);
            for (int r = 0; r < REGIONS && written < rows; r++) {
                for (int i = 0; i < INDICATORS && written < rows; i++) {
                    row.write(prefix + i, regions.get(r), period, day * 1.25 + r * 1000 + i);
                    written++;
                }
            }
        }
    }

    Path csv(String prefix) throws IOException {
        Path file = Files.createTempFile("hengce-speed", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("indicator,region,period,value\n");
            rows(
                    prefix,
                    (indicator, region, day, value) ->
                            out.append(indicator + "," + region + "," + day + "," + value + "\n"));
        }
        return file;
    }

    /** Imports the file and waits for the end of it. */
    void send(Path file, long accepted, long unchanged) throws IOException, InterruptedException {
        String path = "/api/v1/imports/"
                + api.upload("/api/v1/imports", file).get("id").asText();
        IMPORTED.until(
                () -> !List.of("QUEUED", "RUNNING")
                        .contains(api.get(path).get("status").asText()),
                "the end of the import " + path);
        JsonNode job = api.get(path);
        if (job.get("accepted").asLong() != accepted || job.get("unchanged").asLong() != unchanged) {
            throw new IllegalStateException("the import ended otherwise: " + job);
        }
    }
}
