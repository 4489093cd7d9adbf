package org.hengce.methods.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Some units and a stretch of periods of a panel. */
final class Selection {
    private final Panel panel;
    private final int[] kept;
    private final int from;
    private final int to;

    Selection(Panel panel, IntPredicate kept, int from, int to) {
        if (from < 0 || from >= to || to > panel.periodCount()) {
            throw new IllegalArgumentException(
                    "periods %d to %d are no stretch of %d periods".formatted(from, to, panel.periodCount()));
        }
        this.panel = panel;
        this.kept = IntStream.range(0, panel.unitCount()).filter(kept).toArray();
        this.from = from;
        this.to = to;
    }

    Panel panel(Columns columns) {
        int length = to - from;
        List<String> units = new ArrayList<>(kept.length);
        double[] outcomes = new double[kept.length * length];
        int[] firstTreated = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            int u = kept[i];
            units.add(panel.unit(u));
            for (int t = 0; t < length; t++) {
                outcomes[i * length + t] = panel.outcome(u, from + t);
            }
            int g = panel.firstTreated(u);
            firstTreated[i] = g >= to ? Panel.NEVER : Math.max(0, g - from);
        }
        return new Panel(panel.periods().subList(from, to), units, outcomes, firstTreated, cut(columns));
    }

    private Columns cut(Columns columns) {
        double[][] covariates = new double[columns.covariates.length][];
        for (int k = 0; k < covariates.length; k++) {
            covariates[k] = cells(columns.covariates[k]);
        }
        List<Factor> factors = columns.factors.stream()
                .map(f -> new Factor(f.name(), f.levels(), cells(f.codes()), to - from))
                .toList();
        double[] weights = columns.weights;
        return new Columns(
                weights == null
                        ? null
                        : Arrays.stream(kept).mapToDouble(u -> weights[u]).toArray(),
                columns.covariateNames,
                covariates,
                factors);
    }

    private double[] cells(double[] all) {
        double[] some = new double[kept.length * (to - from)];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(all, kept[i] * panel.periodCount() + from, some, i * (to - from), to - from);
        }
        return some;
    }

    private int[] cells(int[] all) {
        int[] some = new int[kept.length * (to - from)];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(all, kept[i] * panel.periodCount() + from, some, i * (to - from), to - from);
        }
        return some;
    }
}
