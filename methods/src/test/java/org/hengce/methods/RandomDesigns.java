package org.hengce.methods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/**
 * Designs from a seed, of every kind that a policy has: one region or several, from one year on or one after another,
 * with few or many others to compare with, or none.
 */
public final class RandomDesigns {
    private final double[][] y;
    private final int[] starts;
    private final Kind kind;

    private RandomDesigns(double[][] y, int[] starts, Kind kind) {
        this.y = y;
        this.starts = starts;
        this.kind = kind;
    }

    /** The kinds. */
    public enum Kind {
        ONE_TREATED,
        BLOCK,
        STAGGERED,
        SINGLE_SERIES
    }

    /** The design of this seed; four in a row are one of each kind. */
    public static RandomDesigns of(long seed) {
        Random random = new Random(31 * seed + 7);
        Kind kind = Kind.values()[(int) (seed % Kind.values().length)];
        int periods = kind == Kind.SINGLE_SERIES ? 24 + random.nextInt(30) : 10 + random.nextInt(12);
        int controls = kind == Kind.SINGLE_SERIES ? 0 : 6 + random.nextInt(14);
        int treated = kind == Kind.BLOCK ? 2 + random.nextInt(5) : kind == Kind.STAGGERED ? 6 + random.nextInt(12) : 1;
        int[] starts = new int[controls + treated];
        Arrays.fill(starts, Panel.NEVER);
        int first = periods / 2 + random.nextInt(2);
        for (int u = 0; u < treated; u++) {
            starts[u] = kind == Kind.STAGGERED ? first + (u % 3) : first;
        }
        double[] common = new double[periods];
        for (int t = 1; t < periods; t++) {
            common[t] = common[t - 1] + 0.4 * random.nextGaussian() + 0.1;
        }
        double effect = 1.5 * random.nextGaussian();
        double[][] y = new double[starts.length][periods];
        for (int u = 0; u < y.length; u++) {
            double level = 50 + 8 * random.nextGaussian();
            double walk = 0;
            for (int t = 0; t < periods; t++) {
                walk = 0.6 * walk + random.nextGaussian();
                y[u][t] = level + common[t] + walk + (t >= starts[u] ? effect : 0);
            }
        }
        return new RandomDesigns(y, starts, kind);
    }

    /** What kind of design it is. */
    public Kind kind() {
        return kind;
    }

    /** Its outcomes, unit by unit. */
    public double[][] outcomes() {
        return mapped(1, 0, new double[y[0].length]);
    }

    /** How many periods it has. */
    public int periods() {
        return y[0].length;
    }

    /** Its panel. */
    public Panel panel() {
        return panel(y, 0);
    }

    /**
     * A panel with the same starts.
     *
     * @param outcomes in the place of its own
     * @param shuffle 0 gives the rows in order, another number in an order of its own
     */
    public Panel panel(double[][] outcomes, long shuffle) {
        List<String> periods = IntStream.range(0, outcomes[0].length)
                .mapToObj(t -> "%d".formatted(1990 + t))
                .toList();
        List<Integer> cells = new ArrayList<>(
                IntStream.range(0, outcomes.length * periods.size()).boxed().toList());
        if (shuffle != 0) {
            Collections.shuffle(cells, new Random(shuffle));
        }
        PanelBuilder builder = Panel.builder(periods);
        for (int cell : cells) {
            int u = cell / periods.size();
            int t = cell % periods.size();
            builder.observe(RandomPanels.unit(u), periods.get(t), outcomes[u][t]);
        }
        for (int u = 0; u < starts.length; u++) {
            if (starts[u] != Panel.NEVER) {
                builder.treatedFrom(RandomPanels.unit(u), periods.get(starts[u]));
            }
        }
        return builder.build();
    }

    /** Its outcomes with a number added to those under treatment. */
    public double[][] withEffect(double added) {
        double[][] changed = new double[y.length][];
        for (int u = 0; u < y.length; u++) {
            changed[u] = y[u].clone();
            for (int t = 0; t < y[u].length; t++) {
                changed[u][t] += t >= starts[u] ? added : 0;
            }
        }
        return changed;
    }

    /** Its outcomes as {@code scale · y + shift + shock[t]}. */
    public double[][] mapped(double scale, double shift, double[] shock) {
        double[][] changed = new double[y.length][];
        for (int u = 0; u < y.length; u++) {
            changed[u] = new double[y[u].length];
            for (int t = 0; t < y[u].length; t++) {
                changed[u][t] = scale * y[u][t] + shift + shock[t];
            }
        }
        return changed;
    }
}
