package org.hengce.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * How fast a file of values is imported, from the first byte sent to "COMPLETED" (parsed, checked, staged, compared, published
 * with its vintage, audit row and outbox rows), beside a raw COPY of the same rows into the same indexed table, in turns in
 * one run. Rows come as statistics write them: by day, region and indicator.
 *
 * <p>Arguments: server, file with the administrator's password, rows, turns. The database is that of the environment
 * ({@code HENGCE_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}), as the service has it.
 */
public final class ImportSpeed {
    private static final long NANOS = 1_000_000_000L;

    private final DailyValues values;
    private final Connection database;
    private final long rows;

    private ImportSpeed(DailyValues values, Connection database, long rows) {
        this.values = values;
        this.database = database;
        this.rows = rows;
    }

    /** Prints one line: medians of both rates and their ratio. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Api api = new Api(
                arguments[0], "admin", Files.readString(Path.of(arguments[1])).strip());
        long rows = Long.parseLong(arguments[2]);
        int turns = Integer.parseInt(arguments[3]);
        Map<String, String> environment = System.getenv();
        try (Connection database = DriverManager.getConnection(
                environment.get("HENGCE_DATABASE_URL"),
                environment.get("HENGCE_DATABASE_USER"),
                environment.get("HENGCE_DATABASE_PASSWORD"))) {
            ImportSpeed speed = new ImportSpeed(new DailyValues(api, rows), database, rows);
            speed.values.registerRegions();
            double[] raw = new double[turns];
            double[] whole = new double[turns];
            double[] again = new double[turns];
            for (int turn = 0; turn < turns; turn++) {
                String prefix = "speed-%d-%d-".formatted(rows, turn);
                speed.values.registerIndicators(prefix);
                raw[turn] = speed.copy("raw-" + prefix);
                Path file = speed.values.csv(prefix);
                whole[turn] = speed.importFile(file, rows, 0);
                again[turn] = speed.importFile(file, 0, rows);
                Files.delete(file);
            }
            System.out.printf(
                    Locale.ROOT,
                    "import %,.0f rows/s, raw COPY %,.0f rows/s, ratio %.2f; the same file again %,.0f rows/s (medians of %d)%n",
                    median(whole),
                    median(raw),
                    median(whole) / median(raw),
                    median(again),
                    turns);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The same rows by COPY alone; they are taken out again, so that both find the same table. */
    private double copy(String prefix) throws IOException, SQLException {
        Path file = Files.createTempFile("hengce-speed", ".copy");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            values.rows(
                    prefix,
                    (indicator, region, day, value) -> out.append(indicator + "\t" + region + "\t_T\t" + day
                            + "\t2000-01-01 00:00:00+00\t" + value + "\tA\tF\n"));
        }
        double rate;
        try (Reader in = Files.newBufferedReader(file)) {
            long began = System.nanoTime();
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY observation (indicator, region, sector, period, vintage, value, status, confidentiality) FROM STDIN",
                            in);
            rate = rows * (double) NANOS / (System.nanoTime() - began);
        }
        Files.delete(file);
        try (var statement = database.createStatement()) {
            statement.execute("DELETE FROM observation WHERE indicator LIKE '" + prefix + "%'");
        }
        return rate;
    }

    private double importFile(Path file, long accepted, long unchanged) throws IOException, InterruptedException {
        long began = System.nanoTime();
        values.send(file, accepted, unchanged);
        return rows * (double) NANOS / (System.nanoTime() - began);
    }
}
