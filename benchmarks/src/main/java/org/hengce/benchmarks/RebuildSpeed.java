package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * How fast the copies of evaluation-service are made again from the topics, beside the live ones: from asking for it until all
 * is read, and until they are swapped. Before that, so many values are imported, in files of a million, and come by events.
 *
 * <p>Arguments: server, file with the administrator's password, values. The database of the environment ({@code
 * HENGCE_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}), that of evaluation-service, says when they have come.
 */
public final class RebuildSpeed {
    private static final long ROWS_OF_A_FILE = 1_000_000;
    private static final long NANOS = 1_000_000_000L;
    /** A hundred million values take some hours. */
    private static final Duration PATIENCE = Duration.ofHours(12);

    private final Api api;
    private final Connection database;

    private RebuildSpeed(Api api, Connection database) {
        this.api = api;
        this.database = database;
    }

    /** Prints one line. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Api api = new Api(
                arguments[0], "admin", Files.readString(Path.of(arguments[1])).strip());
        long values = Long.parseLong(arguments[2]);
        Map<String, String> environment = System.getenv();
        try (Connection database = DriverManager.getConnection(
                environment.get("HENGCE_DATABASE_URL"),
                environment.get("HENGCE_DATABASE_USER"),
                environment.get("HENGCE_DATABASE_PASSWORD"))) {
            RebuildSpeed speed = new RebuildSpeed(api, database);
            double live = speed.bring(values);
            System.out.printf(Locale.ROOT, "%s; as they came %,.0f values/s%n", speed.rebuild(), live);
        }
    }

    /** How many values a second came by events, from the first import's beginning until the last one is there. */
    private double bring(long values) throws IOException, InterruptedException, SQLException {
        long before = held();
        long began = System.nanoTime();
        for (long sent = 0; sent < values; sent += ROWS_OF_A_FILE) {
            long rows = Math.min(ROWS_OF_A_FILE, values - sent);
            DailyValues file = new DailyValues(api, rows);
            String prefix = "rebuild-%d-".formatted(sent / ROWS_OF_A_FILE);
            file.registerRegions();
            file.registerIndicators(prefix);
            Path csv = file.csv(prefix);
            file.send(csv, rows, 0);
            Files.delete(csv);
        }
        new Waiting(Duration.ofSeconds(1), PATIENCE).until(() -> held() >= before + values, "all values to come");
        return values * (double) NANOS / (System.nanoTime() - began);
    }

    private long held() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM observation")) {
            count.next();
            return count.getLong(1);
        }
    }

    private String rebuild() throws IOException, InterruptedException {
        long began = System.nanoTime();
        String path = "/api/v1/rebuilds/"
                + api.post("/api/v1/rebuilds", Map.of()).path("id").asText();
        Waiting waiting = new Waiting(Duration.ofMillis(100), PATIENCE);
        waiting.until(() -> isAllReadOrOver(api.get(path)), "all to be read");
        long read = System.nanoTime() - began;
        waiting.until(() -> api.get(path).hasNonNull("endedAt"), "the end of the rebuild");
        long all = System.nanoTime() - began;
        double values = api.get(path).path("observations").asLong();
        return String.format(
                Locale.ROOT,
                "%,.0f values read in %.1f s (%,.0f values/s), swapped after %.1f s (%,.0f values/s)",
                values,
                read / (double) NANOS,
                values * NANOS / read,
                all / (double) NANOS,
                values * NANOS / all);
    }

    private static boolean isAllReadOrOver(JsonNode state) {
        long records = state.path("recordsInAll").asLong();
        return state.hasNonNull("endedAt")
                || (records > 0 && state.path("records").asLong() == records);
    }
}
