package org.hengce.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long a panel of 31 regions and 20 years of a large indicator takes to read, as known now and as known at its first
 * vintage, in turns, while many observations are stored. Ten indicators share them: each has 1,000 regions or fewer, 10
 * sectors, 50 years and two vintages.
 *
 * <p>Arguments: server, file with the administrator's password, observations. They are put into the database of the environment
 * ({@code HENGCE_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}), as the service has it.
 */
public final class ReadSpeed {
    private static final int INDICATORS = 10;
    private static final int CELLS_OF_A_REGION = 10 * 50 * 2;
    private static final int READS = 2_000;
    private static final int WARM_UP = 500;
    private static final double P50 = 0.5;
    private static final double P95 = 0.95;
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final String FIRST_VINTAGE = "2020-01-01T00:00:00Z";

    private final Api api;
    private final Connection database;

    private ReadSpeed(Api api, Connection database) {
        this.api = api;
        this.database = database;
    }

    /** Prints rows of the page of figures. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Api api = new Api(
                arguments[0], "admin", Files.readString(Path.of(arguments[1])).strip());
        long observations = Long.parseLong(arguments[2]);
        Map<String, String> environment = System.getenv();
        try (Connection database = DriverManager.getConnection(
                environment.get("HENGCE_DATABASE_URL"),
                environment.get("HENGCE_DATABASE_USER"),
                environment.get("HENGCE_DATABASE_PASSWORD"))) {
            ReadSpeed speed = new ReadSpeed(api, database);
            speed.store(observations);
            speed.measure(observations);
        }
    }

    private void store(long observations) throws IOException, InterruptedException, SQLException {
        int regions = Math.toIntExact(Math.max(31, observations / INDICATORS / CELLS_OF_A_REGION));
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    INSERT INTO region (code, revision, changed_at, text)
                    SELECT 'READ-' || lpad(r::text, 4, '0'), 1, now(), '{"name": {"en": "x"}, "level": "MUNICIPAL"}'
                    FROM generate_series(1, %d) r ON CONFLICT DO NOTHING""".formatted(regions));
        }
        for (int i = 0; i < INDICATORS; i++) {
            String indicator = "read-" + i;
            api.putIfAbsent(
                    "/api/v1/indicators/" + indicator,
                    Map.of(
                            "name", Map.of("en", indicator),
                            "dimension", "ECONOMY",
                            "unitMeasure", "things",
                            "frequency", "A",
                            "direction", "NEUTRAL",
                            "aggregation", "SUM",
                            "decimals", 2));
            try (Statement statement = database.createStatement()) {
                statement.execute("""
                        INSERT INTO vintage (indicator, vintage, previous, rows)
                        SELECT '%1$s', timestamptz '%3$s' + v * interval '1 year',
                            CASE v WHEN 1 THEN timestamptz '%3$s' END, %2$d * 500 FROM generate_series(0, 1) v
                        ON CONFLICT DO NOTHING""".formatted(indicator, regions, FIRST_VINTAGE));
                statement.execute("""
                        INSERT INTO observation (indicator, region, sector, period, vintage, value, status, confidentiality)
                        SELECT '%1$s', 'READ-' || lpad(r::text, 4, '0'), CASE s WHEN 0 THEN '_T' ELSE 'S' || s END, p::text,
                            timestamptz '%3$s' + v * interval '1 year', random() * 1000, 'A', 'F'
                        FROM generate_series(1, %2$d) r, generate_series(0, 9) s, generate_series(1971, 2020) p,
                            generate_series(0, 1) v ON CONFLICT DO NOTHING""".formatted(indicator, regions, FIRST_VINTAGE));
            }
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("ANALYZE observation"); // only who owns it may; autovacuum comes in its own time
        } catch (SQLException e) {
            System.err.println("not analysed: " + e.getMessage());
        }
    }

    private void measure(long observations) throws IOException, InterruptedException, SQLException {
        String regions = IntStream.rangeClosed(1, 31)
                .map(r -> r * 3 % 31 + 1)
                .distinct()
                .mapToObj("READ-%04d"::formatted)
                .collect(Collectors.joining(","));
        String path = "/api/v1/observations?indicator=read-3&region=%s&sector=_T&from=2001&to=2020&limit=1000"
                .formatted(regions);
        String earlier = path + "&asOf=" + FIRST_VINTAGE;
        int rows = api.get(path).get("items").size();
        if (rows != 620) {
            throw new IllegalStateException("the panel has %d values instead of 620".formatted(rows));
        }
        long[] current = new long[READS];
        long[] asOf = new long[READS];
        for (int i = -WARM_UP; i < READS; i++) {
            long now = nanos(path);
            long then = nanos(earlier);
            if (i >= 0) {
                current[i] = now;
                asOf[i] = then;
            }
        }
        Latencies sql = sql(regions.split(",", -1));
        System.out.printf(
                Locale.ROOT,
                "| panel of 31 × 20, %,d stored, through the gateway | p95 < 5 ms | %s | %s |%n",
                observations,
                shown(new Latencies(current)),
                LocalDate.now(ZoneOffset.UTC));
        System.out.printf(
                Locale.ROOT,
                "| the same with `asOf` | ≤ 2 × a current read | %s; %.2f × | %s |%n",
                shown(new Latencies(asOf)),
                (double) new Latencies(asOf).quantile(P95) / new Latencies(current).quantile(P95),
                LocalDate.now(ZoneOffset.UTC));
        System.out.printf(
                Locale.ROOT,
                "| the same in the database alone | – | %s | %s |%n",
                shown(sql),
                LocalDate.now(ZoneOffset.UTC));
    }

    private long nanos(String path) throws IOException, InterruptedException {
        long began = System.nanoTime();
        api.bytes(path);
        return System.nanoTime() - began;
    }

    /** What the service asks, but for what is hidden. */
    private Latencies sql(String... regions) throws SQLException {
        long[] times = new long[READS];
        try (PreparedStatement statement = database.prepareStatement("""
                SELECT DISTINCT ON (region, sector, period) * FROM observation
                WHERE indicator = ? AND region = ANY (?) AND sector = ANY (?) AND period >= ? AND period <= ?
                ORDER BY region, sector, period, vintage DESC LIMIT 1001""")) {
            statement.setString(1, "read-3");
            statement.setArray(2, database.createArrayOf("text", regions));
            statement.setArray(3, database.createArrayOf("text", new String[] {"_T"}));
            statement.setString(4, "2001");
            statement.setString(5, "2020");
            for (int i = -WARM_UP; i < READS; i++) {
                long began = System.nanoTime();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getDouble("value");
                    }
                }
                if (i >= 0) {
                    times[i] = System.nanoTime() - began;
                }
            }
        }
        return new Latencies(times);
    }

    private static String shown(Latencies times) {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p95 %.2f ms",
                times.quantile(P50) / NANOS_PER_MILLISECOND,
                times.quantile(P95) / NANOS_PER_MILLISECOND);
    }
}
