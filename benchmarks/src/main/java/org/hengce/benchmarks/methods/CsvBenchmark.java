package org.hengce.benchmarks.methods;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.hengce.methods.csv.CsvLayout;
import org.hengce.methods.csv.PanelReader;
import org.hengce.methods.csv.TreatmentColumn;
import org.hengce.methods.panel.Panel;

/**
 * From a plain file of four columns to a panel. Arguments: rows (default 1,000,000), periods per unit (20), runs (5).
 * The file is written to a temporary place first, and removed.
 */
public final class CsvBenchmark {
    private CsvBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        int rows = argument(arguments, 0, 1_000_000);
        int periods = argument(arguments, 1, 20);
        int runs = argument(arguments, 2, 5);
        Path file = Files.createTempFile("hengce-panel", ".csv");
        try {
            write(file, rows / periods, periods);
            PanelReader reader = new PanelReader(CsvLayout.panel("region", "year", "outcome")
                    .withTreatment(new TreatmentColumn.Indicator("treated")));
            new Measurement("csv", rows, 1).run(runs, () -> read(reader, file), panel -> panel.outcome(0, 0));
        } finally {
            Files.delete(file);
        }
    }

    private static Panel read(PanelReader reader, Path file) {
        try {
            return reader.read(file).panel();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half of the units treated from the middle on; outcomes with 15 digits, as R writes them. */
    private static void write(Path file, int units, int periods) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("region,year,outcome,treated\n");
            for (int u = 0; u < units; u++) {
                for (int t = 0; t < periods; t++) {
                    boolean treated = u % 2 == 0 && 2 * t >= periods;
                    out.write("CN-%07d,%d,%s,%d\n"
                            .formatted(
                                    u,
                                    2000 + t,
                                    Double.toString(random.nextInt(1_000_000_000) / 1e6),
                                    treated ? 1 : 0));
                }
            }
        }
    }

    private static int argument(String[] arguments, int place, int standard) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : standard;
    }
}
