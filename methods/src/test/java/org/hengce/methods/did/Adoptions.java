package org.hengce.methods.did;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Panels of staggered adoption from a seed: never treated units, two or three cohorts, effects that grow. */
final class Adoptions {
    /** A categorical column that is constant within units: five or more units each. */
    static final String REGION = "region";
    /** One that is not, and nests nothing. */
    static final String SECTOR = "sector";

    static final List<String> COVARIATES = List.of("size", "twice", "price");

    private final Random random;
    private final long seed;
    private boolean weights;
    private boolean always;
    private boolean gaps;
    private boolean covariates;
    private boolean oneStart;
    private boolean noneNever;
    private double effect = 1;

    private Adoptions(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    static LongStream seeds() {
        return LongStream.range(1, 31);
    }

    static Adoptions of(long seed) {
        return new Adoptions(seed);
    }

    Adoptions weights(boolean wanted) {
        weights = wanted;
        return this;
    }

    /** A cohort that is treated from the first period on. */
    Adoptions always() {
        always = true;
        return this;
    }

    /** One outcome in twelve is missing, and a unit with one row only. */
    Adoptions gaps() {
        gaps = true;
        return this;
    }

    /** Three, of which one is twice another; some values are missing. */
    Adoptions covariates() {
        covariates = true;
        return this;
    }

    Adoptions oneStart() {
        oneStart = true;
        return this;
    }

    Adoptions noneNever() {
        noneNever = true;
        return this;
    }

    Adoptions effect(double size) {
        effect = size;
        return this;
    }

    int units() {
        return 16 + (int) (seed % 5) * 6;
    }

    int periods() {
        return 5 + (int) (seed % 4);
    }

    Panel panel() {
        List<String> periods = IntStream.range(2001, 2001 + periods())
                .mapToObj(Integer::toString)
                .toList();
        PanelBuilder panel =
                Panel.builder(periods).columns(covariates ? COVARIATES : List.of(), List.of(REGION, SECTOR));
        int[] starts = oneStart
                ? new int[] {3}
                : IntStream.of(2, 3, periods() - 1).distinct().toArray();
        for (int u = 0; u < units(); u++) {
            String unit = "u%03d".formatted(u);
            int kind = u % (starts.length + (noneNever ? 0 : 2)); // beyond the starts: never treated
            int start = kind < starts.length ? starts[kind] : Panel.NEVER;
            if (always && u % 11 == 7) {
                start = 0;
            }
            if (start != Panel.NEVER) {
                panel.treatedFrom(unit, periods.get(start));
            }
            if (weights) {
                panel.weight(unit, 0.5 + random.nextDouble());
            }
            observe(panel, periods, unit, u, start);
        }
        return panel.build();
    }

    private void observe(PanelBuilder panel, List<String> periods, String unit, int u, int start) {
        double level = 50 + 20 * random.nextGaussian();
        double walk = 0;
        for (int t = 0; t < periods.size(); t++) {
            walk += 0.6 * random.nextGaussian();
            double[] x = {random.nextGaussian(), 0, random.nextGaussian()};
            x[1] = 2 * x[0];
            double y = level + walk + Math.sin(t) + (t >= start ? effect * (1 + 0.2 * (t - start)) : 0);
            boolean missing = gaps && (random.nextInt(12) == 0 || (u == 3 && t > 0));
            if (covariates) {
                y += 0.5 * x[0] - x[2];
                x[2] = gaps && random.nextInt(30) == 0 ? Double.NaN : x[2];
            }
            panel.observe(
                    unit,
                    periods.get(t),
                    missing ? Double.NaN : y,
                    covariates ? x : new double[0],
                    List.of("r" + u % 7, "s" + (u + t * t) % 4));
        }
    }

    /** The panel with every outcome changed. */
    static Panel changed(Panel panel, Change change) {
        double[] outcomes = new double[panel.unitCount() * panel.periodCount()];
        int[] first = new int[panel.unitCount()];
        Arrays.setAll(first, panel::firstTreated);
        Arrays.setAll(outcomes, i -> {
            int u = i / panel.periodCount();
            int t = i % panel.periodCount();
            return change.of(u, t, panel.outcome(u, t));
        });
        return Panel.of(panel.periods(), panel.units(), outcomes, first);
    }

    /** What becomes of an outcome. */
    interface Change {
        double of(int unit, int period, double value);
    }
}
