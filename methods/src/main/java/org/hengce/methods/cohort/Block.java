package org.hengce.methods.cohort;

import java.util.function.IntPredicate;
import org.hengce.methods.panel.Panel;

/** Sums the blocks of a piece into {@link Moments}. */
final class Block implements Blocks.Work {
    private static final int LEFT_OUT = -1;

    private final Panel panel;
    private final Cohorts cohorts;
    private final IntPredicate kept;
    private final int periods;
    private final int[] cohortOf;
    private final double[] weightOf;
    private final double[] deviation;
    private final Moments block;
    private final Moments total;
    private int incomplete;
    private double largest;

    Block(Panel panel, Cohorts cohorts, IntPredicate kept, boolean scatter) {
        this.panel = panel;
        this.cohorts = cohorts;
        this.kept = kept;
        periods = panel.periodCount();
        cohortOf = new int[Blocks.unitsOf(periods)];
        weightOf = new double[Blocks.unitsOf(periods)];
        deviation = new double[periods];
        block = new Moments(cohorts.count(), periods, scatter);
        total = new Moments(cohorts.count(), periods, scatter);
    }

    Moments total() {
        return total;
    }

    int incomplete() {
        return incomplete;
    }

    double largest() {
        return largest;
    }

    @Override
    public void block(int firstUnit, int count, double[] outcomes) {
        for (int c = 0; c < cohorts.count(); c++) {
            block.clear(c);
        }
        for (int i = 0; i < count; i++) {
            cohortOf[i] = LEFT_OUT;
            if (kept.test(firstUnit + i)) {
                double own = sum(outcomes, i) / periods;
                if (!Double.isNaN(own)) {
                    cohortOf[i] = cohorts.indexOf(panel.firstTreated(firstUnit + i));
                    weightOf[i] = panel.weight(firstUnit + i);
                    add(outcomes, i, own);
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
                spread(outcomes, i);
            }
        }
        total.merge(block);
    }

    /** Outcomes are finite or NaN, so that a sum is NaN only where one of them is. */
    private double sum(double[] outcomes, int i) {
        double sum = 0;
        for (int t = i * periods; t < (i + 1) * periods; t++) {
            sum += outcomes[t];
        }
        return sum;
    }

    /** From here on the unit's outcomes are measured from its own mean. */
    private void add(double[] outcomes, int i, double own) {
        int c = cohortOf[i];
        double w = weightOf[i];
        block.units[c]++;
        block.weight[c] += w;
        block.squared[c] += w * w;
        block.level[c] += w * own;
        for (int t = 0; t < periods; t++) {
            double value = outcomes[i * periods + t];
            double moved = value - own;
            largest = Math.max(largest, Math.abs(value));
            outcomes[i * periods + t] = moved;
            block.mean[c * periods + t] += w * moved;
        }
    }

    private void spread(double[] outcomes, int i) {
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
