package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long the report of quality takes of an indicator that has all rules: daily values of a country and its 32 parts, some of
 * them wrong. First where nobody has asked yet, then after each of some changes, then where nothing has changed.
 *
 * <p>Arguments: server, file with the administrator's password, days. Values are put into the database of the environment
 * ({@code HENGCE_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}), as the service has it.
 */
public final class QualitySpeed {
    private static final int PARTS = 32;
    private static final int CHANGES = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Api api;
    private final Connection database;

    private QualitySpeed(Api api, Connection database) {
        this.api = api;
        this.database = database;
    }

    /** Prints rows of the page of figures. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Api api = new Api(
                arguments[0], "admin", Files.readString(Path.of(arguments[1])).strip());
        int days = Integer.parseInt(arguments[2]);
        Map<String, String> environment = System.getenv();
        try (Connection database = DriverManager.getConnection(
                environment.get("HENGCE_DATABASE_URL"),
                environment.get("HENGCE_DATABASE_USER"),
                environment.get("HENGCE_DATABASE_PASSWORD"))) {
            QualitySpeed speed = new QualitySpeed(api, database);
            speed.store(days);
            speed.measure((PARTS + 1L) * days);
        }
    }

    private void store(int days) throws IOException, InterruptedException, SQLException {
        execute("""
                INSERT INTO region (code, revision, changed_at, text)
                SELECT 'QUAL' || CASE r WHEN 0 THEN '' ELSE '-' || lpad(r::text, 2, '0') END, 1, now(),
                    jsonb_build_object('name', jsonb_build_object('en', 'x'),
                        'level', CASE r WHEN 0 THEN 'NATIONAL' ELSE 'PROVINCIAL' END,
                        'parent', CASE r WHEN 0 THEN NULL ELSE 'QUAL' END)
                FROM generate_series(0, %d) r""".formatted(PARTS));
        api.putIfAbsent(
                "/api/v1/indicators/quality",
                Map.of(
                        "name", Map.of("en", "quality"),
                        "dimension", "ECONOMY",
                        "unitMeasure", "things",
                        "frequency", "D",
                        "direction", "NEUTRAL",
                        "aggregation", "SUM",
                        "decimals", 1,
                        "rules",
                                Map.of(
                                        "range", Map.of("min", 900, "max", 40_000),
                                        "jump", Map.of("relative", 0.3),
                                        "balance", Map.of("tolerance", 0.001),
                                        "expected", Map.of("from", "1979-12-01"))));
        vintage("2026-01-01T00:00:00Z");
        // A trend of each, a common wave, noise, and one in a thousand that is half as large again; the country's is
        // about the sum.
        execute("""
                INSERT INTO observation (indicator, region, sector, period, vintage, value, status, confidentiality)
                SELECT 'quality', 'QUAL' || CASE r WHEN 0 THEN '' ELSE '-' || lpad(r::text, 2, '0') END, '_T',
                    to_char(date '1980-01-01' + d, 'YYYY-MM-DD'), timestamptz '2026-01-01T00:00:00Z',
                    CASE r WHEN 0 THEN %1$d ELSE 1 END * (1000 + 50 * sin(d / 58.1)) + random() * 10
                        + CASE WHEN random() < 0.001 THEN 500 ELSE 0 END, 'A', 'F'
                FROM generate_series(0, %1$d) r, generate_series(0, %2$d) d ORDER BY r, d""".formatted(PARTS, days - 1));
        try {
            execute("ANALYZE observation"); // only who owns it may; autovacuum comes in its own time
        } catch (SQLException e) {
            System.err.println("not analysed: " + e.getMessage());
        }
    }

    private void measure(long values) throws IOException, InterruptedException, SQLException {
        double first = seconds();
        List<Double> changed = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            vintage("2026-02-0%dT00:00:00Z".formatted(i + 1));
            changed.add(seconds());
        }
        double unchanged = seconds();
        changed.sort(null);
        row("first report of quality of %,d values, all rules".formatted(values), "well under 60 s", first);
        row("the same after a change (median of %d)".formatted(CHANGES), "–", changed.get(CHANGES / 2));
        row("the same where nothing has changed", "–", unchanged);
        JsonNode counts = api.get("/api/v1/indicators/quality/quality").get("counts");
        System.err.println(counts);
    }

    private static void row(String figure, String target, double seconds) {
        System.out.printf(
                Locale.ROOT, "| %s | %s | %.2f s | %s |%n", figure, target, seconds, LocalDate.now(ZoneOffset.UTC));
    }

    private double seconds() throws IOException, InterruptedException {
        long began = System.nanoTime();
        api.bytes("/api/v1/indicators/quality/quality");
        return (System.nanoTime() - began) / NANOS_PER_SECOND;
    }

    /** A vintage without values: what there is has to be looked at again. */
    private void vintage(String moment) throws SQLException {
        execute("INSERT INTO vintage (indicator, vintage, previous, rows) VALUES ('quality', '%s', NULL, 0)"
                .formatted(moment));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
