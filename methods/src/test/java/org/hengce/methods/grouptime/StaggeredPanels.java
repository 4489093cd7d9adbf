package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/**
 * Panels of staggered adoption from a seed: 40 to 160 units, 4 to 9 periods, 2 to 4 cohorts, units of unlike size, two
 * covariates of which one moves in time, weights, and clusters of some units.
 */
final class StaggeredPanels {
    /** Changes an outcome. */
    interface Change {
        double of(int unit, int period, double value);
    }

    final int units;
    final int periods;
    final int[] firstTreated; // −1: never
    final double[][] outcomes;
    final double[][][] covariates; // unit, period, covariate
    final double[] weights;
    final int[] clusters;

    StaggeredPanels(long seed) {
        Random random = new Random(seed);
        units = 40 + random.nextInt(121);
        periods = 4 + random.nextInt(6);
        int[] starts = IntStream.generate(() -> 1 + random.nextInt(periods - 1))
                .limit(4)
                .distinct()
                .toArray();
        firstTreated = new int[units];
        outcomes = new double[units][periods];
        covariates = new double[units][periods][2];
        weights = random.doubles(units, 0.5, 3).toArray();
        clusters =
                IntStream.generate(() -> random.nextInt(units / 3)).limit(units).toArray();
        for (int u = 0; u < units; u++) {
            firstTreated[u] = u % 2 == 0 ? -1 : starts[random.nextInt(starts.length)];
            double own = random.nextGaussian();
            double level = 20 * random.nextGaussian();
            for (int t = 0; t < periods; t++) {
                boolean treated = firstTreated[u] >= 0 && t >= firstTreated[u];
                covariates[u][t] = new double[] {own, 0.5 * own + random.nextGaussian()};
                outcomes[u][t] = level
                        + 0.3 * t * own
                        + random.nextGaussian()
                        + (treated ? 0.2 * (seed % 4) + 0.1 * (t - firstTreated[u]) : 0);
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(1, 16);
    }

    Panel plain() {
        return panel((u, t, y) -> y, false, false, 0);
    }

    Panel adjusted() {
        return panel((u, t, y) -> y, true, true, 0);
    }

    /**
     * The panel.
     *
     * @param withCovariates whether it has them
     * @param weighted whether units have weights
     * @param shuffle 0 gives the rows in order, any other number in an order of its own
     */
    Panel panel(Change change, boolean withCovariates, boolean weighted, long shuffle) {
        List<String> names =
                IntStream.range(0, periods).mapToObj(t -> "" + (2000 + t)).toList();
        PanelBuilder panel = Panel.builder(names)
                .columns(withCovariates ? List.of("x", "z") : List.of(), List.of("cluster", "unit", "one"));
        List<int[]> cells = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            for (int t = 0; t < periods; t++) {
                cells.add(new int[] {u, t});
            }
        }
        if (shuffle != 0) {
            Collections.shuffle(cells, new Random(shuffle));
        }
        for (int[] cell : cells) {
            int u = cell[0];
            int t = cell[1];
            panel.observe(
                    unit(u),
                    names.get(t),
                    change.of(u, t, outcomes[u][t]),
                    withCovariates ? covariates[u][t] : new double[0],
                    List.of("c" + clusters[u], unit(u), "all"));
        }
        for (int u = 0; u < units; u++) {
            if (firstTreated[u] >= 0) {
                panel.treatedFrom(unit(u), names.get(firstTreated[u]));
            }
            if (weighted) {
                panel.weight(unit(u), weights[u]);
            }
        }
        return panel.build();
    }

    static String unit(int index) {
        return "u%03d".formatted(index);
    }
}
