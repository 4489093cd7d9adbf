package org.hengce.benchmarks.methods;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hengce.methods.honest.Delta;
import org.hengce.methods.honest.HonestSensitivity;
import org.hengce.methods.honest.SensitivityResult;

/**
 * Sensitivity analysis as a whole process: {@code HonestBenchmark BETAHAT.csv SIGMA.csv PRE RUNS}. The last column of the
 * first file holds the coefficients; the second is the matrix under a header. Five values of m; the result printed is
 * the last interval's lower end.
 */
public final class HonestBenchmark {
    private static final List<Double> MULTIPLES = List.of(0.0, 0.5, 1.0, 1.5, 2.0);
    private static final List<Double> TURNS = List.of(0.0, 0.01, 0.02, 0.03, 0.04);

    private HonestBenchmark() {}

    /** Runs both kinds, relative magnitudes first, so that its first run is that of a cold process. */
    public static void main(String[] arguments) throws IOException {
        double[][] rows = numbers(Path.of(arguments[0]));
        double[] betahat =
                Arrays.stream(rows).mapToDouble(row -> row[row.length - 1]).toArray();
        double[][] sigma = numbers(Path.of(arguments[1]));
        int pre = Integer.parseInt(arguments[2]);
        int runs = Integer.parseInt(arguments[3]);
        HonestSensitivity relative = HonestSensitivity.withDefaults().withM(MULTIPLES);
        HonestSensitivity smooth =
                HonestSensitivity.withDefaults().withDelta(Delta.SMOOTHNESS).withM(TURNS);
        new Measurement("honest relative magnitudes", MULTIPLES.size(), 1)
                .run(runs, () -> relative.analyse(betahat, sigma, pre), HonestBenchmark::lastLow);
        new Measurement("honest smoothness", TURNS.size(), 1)
                .run(runs, () -> smooth.analyse(betahat, sigma, pre), HonestBenchmark::lastLow);
    }

    private static double lastLow(SensitivityResult result) {
        return result.sensitivity().get(result.sensitivity().size() - 1).low();
    }

    private static double[][] numbers(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToDouble(HonestBenchmark::number)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Labels stand before the number that counts. */
    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
