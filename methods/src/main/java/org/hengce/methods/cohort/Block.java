package org.hengce.methods.cohort;

import java.util.function.IntPredicate;
import org.hengce.methods.panel.Panel;

/** Reads a panel block by block into {@link Moments}; one thread's workspace. */
final class Block {
    /** Numbers of a block: 128 KiB, which leaves room in a core's second-level cache. */
    private static final int CELLS = 16_384;

    private static final int UNITS_AT_MOST = 1024;
    private static final int LEFT_OUT = -1;

    private final Panel panel;
    private final Cohorts cohorts;
    private final IntPredicate kept;
    private final int periods;
    private final double[] outcomes;
    private final int[] cohortOf;
    private final double[] weightOf;
    private final double[] deviation;
    private final Moments block;
    private final Moments total;
    private int incomplete;

    Block(Panel panel, Cohorts cohorts, IntPredicate kept, boolean scatter) {
        this.panel = panel;
        this.cohorts = cohorts;
        this.kept = kept;
        periods = panel.periodCount();
        outcomes = new double[units(periods) * periods];
        cohortOf = new int[units(periods)];
        weightOf = new double[units(periods)];
        deviation = new double[periods];
        block = new Moments(cohorts.count(), periods, scatter);
        total = new Moments(cohorts.count(), periods, scatter);
    }

    /** How many units make a block: the panel's shape alone decides. */
    static int units(int periods) {
        return Math.max(1, Math.min(UNITS_AT_MOST, CELLS / periods));
    }

    Moments total() {
        return total;
    }

    int incomplete() {
        return incomplete;
    }

    void add(int firstUnit, int count) {
        panel.readOutcomes(firstUnit, count, outcomes);
        for (int c = 0; c < cohorts.count(); c++) {
            block.clear(c);
        }
        for (int i = 0; i < count; i++) {
            cohortOf[i] = LEFT_OUT;
            if (kept.test(firstUnit + i)) {
                double own = sum(i) / periods;
                if (!Double.isNaN(own)) {
                    cohortOf[i] = cohorts.indexOf(panel.firstTreated(firstUnit + i));
                    weightOf[i] = panel.weight(firstUnit + i);
                    add(i, own);
                } else {
                    incomplete++;
                }
            }
        }
        for (int c = 0; c < cohorts.count(); c++) {
            if (block.units[c] > 0) {
                block.level[c] /= block.weight[c];
                for (int t = c * periods; t < (c + 1) * periods; t++) {
                    block.mean[t] /= block.weight[c];
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (cohortOf[i] != LEFT_OUT) {
                spread(i);
            }
        }
        total.merge(block);
    }

    /** Outcomes are finite or NaN, so that a sum is NaN only where one of them is. */
    private double sum(int i) {
        double sum = 0;
        for (int t = i * periods; t < (i + 1) * periods; t++) {
            sum += outcomes[t];
        }
        return sum;
    }

    /** From here on the unit's outcomes are measured from its own mean. */
    private void add(int i, double own) {
        int c = cohortOf[i];
        double w = weightOf[i];
        block.units[c]++;
        block.weight[c] += w;
        block.squared[c] += w * w;
        block.level[c] += w * own;
        for (int t = 0; t < periods; t++) {
            double moved = outcomes[i * periods + t] - own;
            outcomes[i * periods + t] = moved;
            block.mean[c * periods + t] += w * moved;
        }
    }

    private void spread(int i) {
        int c = cohortOf[i];
        double w = weightOf[i];
        for (int t = 0; t < periods; t++) {
            double d = w * (outcomes[i * periods + t] - block.mean[c * periods + t]);
            deviation[t] = d;
            block.drift[c * periods + t] += w * d;
        }
        if (block.scatter.length > 0) {
            int at = c * block.pairs;
            for (int s = 0; s < periods; s++) {
                double d = deviation[s];
                for (int t = 0; t <= s; t++) {
                    block.scatter[at++] += d * deviation[t];
                }
            }
        }
    }
}
