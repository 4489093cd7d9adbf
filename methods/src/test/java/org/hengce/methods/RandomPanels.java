package org.hengce.methods;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Panels from a seed, of every shape: fewer and more donors than periods, trends, levels apart, one unit treated. */
public final class RandomPanels {
    private RandomPanels() {}

    /** Seeds for JUnit parameters; a failure names the seed that repeats it. */
    public static LongStream seeds() {
        return LongStream.range(1, 61);
    }

    /** 2 to 30 donors, 2 to 25 periods before the treatment and 1 to 6 after. */
    public static double[][] outcomes(long seed) {
        Random random = new Random(seed);
        int donors = 2 + random.nextInt(29);
        int periods = 3 + random.nextInt(29);
        double[] common = IntStream.range(0, periods)
                .mapToDouble(t -> random.nextGaussian() + 0.3 * t)
                .toArray();
        double[][] y = new double[donors + 1][periods];
        for (double[] row : y) {
            double level = 20 + 5 * random.nextGaussian();
            double loading = 1 + 0.5 * random.nextGaussian();
            double walk = 0;
            for (int t = 0; t < periods; t++) {
                walk += 0.5 * random.nextGaussian();
                row[t] = level + loading * common[t] + walk;
            }
        }
        return y;
    }

    /** The first period of the treatment for outcomes of {@link #outcomes}: leaves 2 to 25 before and 1 to 6 after. */
    public static int start(double[][] y) {
        int periods = y[0].length;
        return Math.max(2, periods - Math.max(1, periods / 5));
    }

    /** The panel of the seed. */
    public static Panel of(long seed) {
        double[][] y = outcomes(seed);
        return of(y, start(y), 0);
    }

    /**
     * The panel of these outcomes: row 0 is the treated unit {@code u00}, and so on.
     *
     * @param shuffle 0 gives the rows in order, any other number in an order of its own
     */
    public static Panel of(double[][] y, int start, long shuffle) {
        List<String> periods = IntStream.range(0, y[0].length)
                .mapToObj(t -> "%d".formatted(1990 + t))
                .toList();
        List<int[]> cells = new ArrayList<>();
        for (int u = 0; u < y.length; u++) {
            for (int t = 0; t < y[u].length; t++) {
                cells.add(new int[] {u, t});
            }
        }
        if (shuffle != 0) {
            Collections.shuffle(cells, new Random(shuffle));
        }
        PanelBuilder builder = Panel.builder(periods);
        cells.forEach(cell -> builder.observe(unit(cell[0]), periods.get(cell[1]), y[cell[0]][cell[1]]));
        return builder.treatedFrom(unit(0), periods.get(start)).build();
    }

    /** The code of a row. */
    public static String unit(int row) {
        return "u%02d".formatted(row);
    }
}
