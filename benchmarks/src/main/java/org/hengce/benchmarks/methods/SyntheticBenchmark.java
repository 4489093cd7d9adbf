package org.hengce.benchmarks.methods;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;

/**
 * The synthetic methods as a whole process: one line of JSON per measurement, the estimate among it.
 *
 * <pre>
 *   SyntheticBenchmark THREADS RUNS TASK…
 *
 *   prop99 FILE.csv              SDID with all 38 placebos, columns as peers/README.md names them
 *   control DONORSxPERIODS       synthetic control, estimate and path, of the data of peers/generate.py donors
 *   placebos DONORSxPERIODS      the same with a placebo of every donor
 *   sdid DONORSxPERIODS          SDID with a placebo of every donor
 * </pre>
 *
 * <p>The treatment begins after three quarters of the periods. The panel is in memory before the clock starts.
 */
public final class SyntheticBenchmark {
    private SyntheticBenchmark() {}

    /** Runs what the arguments name. */
    public static void main(String[] arguments) {
        int threads = Integer.parseInt(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        SyntheticControl control = SyntheticControl.withDefaults().withThreads(threads);
        SyntheticDifferenceInDifferences did =
                SyntheticDifferenceInDifferences.withDefaults().withThreads(threads);
        for (int i = 2; i + 1 < arguments.length; i += 2) {
            String of = arguments[i + 1];
            switch (arguments[i]) {
                case "prop99" -> measure("SDID, 38 placebos", prop99(Path.of(of)), did, threads, runs);
                case "control" -> measure("synthetic control", donors(of), control.withPlacebos(false), threads, runs);
                case "placebos" -> measure("synthetic control, all placebos", donors(of), control, threads, runs);
                case "sdid" -> measure("SDID, all placebos", donors(of), did, threads, runs);
                default -> throw new IllegalArgumentException("no task is called " + arguments[i]);
            }
        }
    }

    private static void measure(String task, Panel panel, Estimator estimator, int threads, int runs) {
        String size = "%d donors x %d periods".formatted(panel.unitCount() - 1, panel.periodCount());
        new Measurement("%s, %s".formatted(task, size), (long) panel.unitCount() * panel.periodCount(), threads)
                .run(runs, () -> estimator.estimate(panel), Effect::estimate);
    }

    private static Panel donors(String size) {
        String[] numbers = size.split("x", -1);
        int periods = Integer.parseInt(numbers[1]);
        return DonorPanel.of(Integer.parseInt(numbers[0]), periods, periods * 3 / 4 + 1);
    }

    private static Panel prop99(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = List.of(lines.get(0).split(",", -1));
            int state = header.indexOf("state");
            int year = header.indexOf("year");
            int packs = header.indexOf("packs_per_capita");
            List<String[]> rows =
                    lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
            PanelBuilder builder = Panel.builder(
                    rows.stream().map(row -> row[year]).distinct().sorted().toList());
            rows.forEach(row -> builder.observe(row[state], row[year], Double.parseDouble(row[packs])));
            return builder.treatedFrom("California", "1989").build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
