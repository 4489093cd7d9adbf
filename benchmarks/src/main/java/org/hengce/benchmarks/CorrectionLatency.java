package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from a corrected value to the stored evaluation that has seen it: sends corrections one after another to
 * a running whole and waits for each one's evaluation. Needs what {@code ./hengce demo} registers.
 *
 * <p>The time runs from the moment the correction is sent until a reader of the API sees the evaluation; it includes the quiet
 * period in which the evaluation service gathers a burst. The value that was there before is put back at the end.
 */
public final class CorrectionLatency {
    private static final String POLICY = "CA-PROP99";
    private static final String INDICATOR = "cigarette-sales";
    private static final String REGION = "US-PA";
    private static final String PERIOD = "1987";

    private static final double AROUND = 110;
    private static final double STEP = 0.01;
    private static final int DEFAULT_COUNT = 100;
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Waiting WAITING = new Waiting(Duration.ofMillis(20), Duration.ofSeconds(60));

    private final Api api;

    private CorrectionLatency(Api api) {
        this.api = api;
    }

    /** Arguments: base URL, file with the password of admin, and how many corrections (100). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: CorrectionLatency BASE-URL ADMIN-PASSWORD-FILE [COUNT]");
            System.exit(2);
        }
        int count = arguments.length == 3 ? Integer.parseInt(arguments[2]) : DEFAULT_COUNT;
        String password = Files.readString(Path.of(arguments[1])).strip();
        System.out.println(new CorrectionLatency(new Api(arguments[0], "admin", password)).measure(count));
    }

    private Latencies measure(int count) throws IOException, InterruptedException {
        double before = present();
        long[] nanos = new long[count];
        try {
            for (int i = 0; i < count; i++) {
                nanos[i] = correct(value(i));
                TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
            }
        } finally {
            api.post("/api/v1/observations", observations(before));
        }
        return new Latencies(nanos);
    }

    /** Alternately above and below, and each one new: a value that is known already would make no vintage. */
    private static double value(int i) {
        double distance = STEP * (i / 2 + 1);
        return i % 2 == 0 ? AROUND + distance : AROUND - distance;
    }

    private long correct(double value) throws IOException, InterruptedException {
        long sent = System.nanoTime();
        JsonNode stored = api.post("/api/v1/observations", observations(value));
        Instant vintage = Instant.parse(stored.path("vintages").path(INDICATOR).asText());
        WAITING.until(
                () -> seen(vintage), "an evaluation of %s that has seen the vintage %s".formatted(POLICY, vintage));
        return System.nanoTime() - sent;
    }

    private boolean seen(Instant vintage) throws IOException, InterruptedException {
        JsonNode latest = api.get("/api/v1/evaluations?policy=%s&latest=true".formatted(POLICY));
        for (JsonNode evaluation : latest.path("items")) {
            String asOf = evaluation
                    .path("provenance")
                    .path("observationsAsOf")
                    .path(INDICATOR)
                    .asText();
            if (!asOf.isEmpty() && !Instant.parse(asOf).isBefore(vintage)) return true;
        }
        return false;
    }

    private double present() throws IOException, InterruptedException {
        JsonNode items = api.get("/api/v1/observations?indicator=%s&region=%s&from=%s&to=%s"
                        .formatted(INDICATOR, REGION, PERIOD, PERIOD))
                .path("items");
        if (items.isEmpty())
            throw new IOException(
                    "there is no %s of %s in %s; run ./hengce demo first".formatted(INDICATOR, REGION, PERIOD));
        return items.get(0).path("value").asDouble();
    }

    private static Map<String, Object> observations(double value) {
        return Map.of(
                "observations",
                List.of(Map.of("indicator", INDICATOR, "region", REGION, "period", PERIOD, "value", value)));
    }
}
