package org.hengce.methods.power;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Panels of noise from 1990 on, in which nobody is treated. */
final class NoisePanels {
    private NoisePanels() {}

    static Panel noise(int units, int periods, long seed) {
        return panel(outcomes(units, periods, seed));
    }

    /** Independent standard normal noise. */
    static double[][] outcomes(int units, int periods, long seed) {
        Random random = new Random(seed);
        double[][] y = new double[units][periods];
        for (double[] row : y) {
            Arrays.setAll(row, t -> random.nextGaussian());
        }
        return y;
    }

    static Panel panel(double[][] y) {
        return rows(y).build();
    }

    static PanelBuilder rows(double[][] y) {
        List<String> years = IntStream.range(0, y[0].length)
                .mapToObj(t -> "%d".formatted(1990 + t))
                .toList();
        PanelBuilder rows = Panel.builder(years);
        for (int u = 0; u < y.length; u++) {
            String unit = y.length > 100 ? "u%03d".formatted(u) : RandomPanels.unit(u);
            for (int t = 0; t < y[u].length; t++) {
                rows.observe(unit, years.get(t), y[u][t]);
            }
        }
        return rows;
    }
}
