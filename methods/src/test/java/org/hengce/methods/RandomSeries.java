package org.hengce.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Series from a seed: annual, quarterly or monthly, with trend, season and noise that follows itself. */
public final class RandomSeries {
    private static final int[] CYCLES = {1, 4, 12};

    private RandomSeries() {}

    /** 1, 4 or 12 periods a year. */
    public static int cycle(long seed) {
        return CYCLES[(int) (seed % CYCLES.length)];
    }

    /** 24 to 83 periods. */
    public static double[] outcomes(long seed) {
        Random random = new Random(seed);
        int cycle = cycle(seed);
        double persistence = 0.8 * random.nextDouble();
        double slope = 0.1 * random.nextGaussian();
        double season = random.nextGaussian();
        double[] y = new double[24 + random.nextInt(60)];
        double noise = 0;
        for (int t = 0; t < y.length; t++) {
            noise = persistence * noise + random.nextGaussian();
            y[t] = 20 + slope * t + noise + (cycle > 1 ? season * Math.sin(2 * Math.PI * t / cycle) : 0);
        }
        return y;
    }

    /** The first period of the treatment: leaves at least 16 before and 6 after. */
    public static int start(double[] y) {
        return y.length - Math.max(6, y.length / 4);
    }

    /** Names of so many periods from 1990 on. */
    public static List<String> periods(int cycle, int count) {
        return IntStream.range(0, count)
                .mapToObj(t -> switch (cycle) {
                    case 1 -> "%d".formatted(1990 + t);
                    case 4 -> "%d-Q%d".formatted(1990 + t / 4, 1 + t % 4);
                    default -> "%d-%02d".formatted(1990 + t / 12, 1 + t % 12);
                })
                .toList();
    }

    /** The panel of the seed. */
    public static Panel of(long seed) {
        double[] y = outcomes(seed);
        return of(cycle(seed), start(y), y);
    }

    /** A panel of treated units {@code t0}, {@code t1} …, each a row, all treated from the same period on. */
    public static Panel of(int cycle, int start, double[]... rows) {
        return builder(cycle, start, rows).build();
    }

    /** The same to be added to. */
    public static PanelBuilder builder(int cycle, int start, double[]... rows) {
        List<String> periods = periods(cycle, rows[0].length);
        PanelBuilder panel = Panel.builder(periods);
        List<String> units = new ArrayList<>();
        for (double[] row : rows) {
            String unit = "t" + units.size();
            units.add(unit);
            for (int t = 0; t < row.length; t++) {
                panel.observe(unit, periods.get(t), row[t]);
            }
            panel.treatedFrom(unit, periods.get(start));
        }
        return panel;
    }
}
