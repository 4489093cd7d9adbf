package org.hengce.benchmarks.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/**
 * The synthetic panel of staggered adoption on which estimators and peers are timed: number for number what {@code
 * peers/generate.py adoption} writes with its default seed (recipe in {@code peers/README.md}), made in memory.
 */
final class AdoptionPanel {
    private static final int[] COHORTS = {2, 4, 5, 6, 8};
    private static final int LEVEL = 1;
    private static final int NOISE = 2;
    private static final int COVARIATE = 10;

    private final int units;
    private final int periods;
    private final int covariates;

    private AdoptionPanel(int units, int periods, int covariates) {
        this.units = units;
        this.periods = periods;
        this.covariates = covariates;
    }

    static Panel of(int units, int periods, int covariates) {
        AdoptionPanel panel = new AdoptionPanel(units, periods, covariates);
        return covariates == 0 ? panel.plain() : panel.withCovariates();
    }

    private Panel plain() {
        double[] outcomes = new double[units * periods];
        int[] firstTreated = new int[units];
        List<String> names = new ArrayList<>(units);
        double[] row = new double[periods];
        for (int u = 0; u < units; u++) {
            int g = outcomes(u, new double[0], row);
            System.arraycopy(row, 0, outcomes, u * periods, periods);
            firstTreated[u] = g == 0 ? Panel.NEVER : g - 1;
            names.add(PeerDraws.unitName(u));
        }
        return Panel.of(periodNames(), names, outcomes, firstTreated);
    }

    private Panel withCovariates() {
        List<String> names = periodNames();
        PanelBuilder builder = Panel.builder(names)
                .columns(
                        IntStream.rangeClosed(1, covariates)
                                .mapToObj(k -> "x" + k)
                                .toList(),
                        List.of());
        double[] x = new double[covariates];
        double[] row = new double[periods];
        for (int u = 0; u < units; u++) {
            for (int k = 0; k < covariates; k++) {
                x[k] = PeerDraws.micro(PeerDraws.bell(COVARIATE + k, u));
            }
            int g = outcomes(u, x, row);
            for (int t = 0; t < periods; t++) {
                builder.observe(PeerDraws.unitName(u), names.get(t), row[t], x, List.of());
            }
            if (g > 0) {
                builder.treatedFrom(PeerDraws.unitName(u), names.get(g - 1));
            }
        }
        return builder.build();
    }

    /** Writes the unit's outcomes and returns its first treated period, counted from 1, or 0. */
    private int outcomes(int unit, double[] x, double[] row) {
        double v = PeerDraws.uniform(0, unit);
        if (x.length > 0) {
            double selected = v + 0.05 * Math.max(-1, Math.min(1, x[0]));
            v = Math.max(0, Math.min(1 - 0x1p-53, selected));
        }
        int rank = Math.min((int) ((v - 0.5) * 2 * COHORTS.length), COHORTS.length - 1);
        int g = v < 0.5 ? 0 : COHORTS[rank];
        double level = PeerDraws.bell(LEVEL, unit);
        for (int t = 1; t <= periods; t++) {
            double y = level + 0.1 * t + PeerDraws.bell(NOISE, (long) unit * periods + t - 1);
            for (int k = 0; k < x.length; k++) {
                y += 0.02 * (k + 1) * x[k] * t;
            }
            y += g > 0 && t >= g ? 1 + 0.1 * (t - g) : 0;
            row[t - 1] = PeerDraws.micro(y);
        }
        return g;
    }

    private List<String> periodNames() {
        return IntStream.rangeClosed(1, periods).mapToObj(Integer::toString).toList();
    }
}
