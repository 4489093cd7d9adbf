package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.panel.Panel;

/**
 * One change per unit, mean from the common start on less mean before, and their difference between the treated and all
 * others with a pooled variance (Donald and Lang, Review of Economics and Statistics 89(2), 2007). With unit weights a
 * change's variance is taken to be inversely proportional to its unit's weight.
 *
 * @param estimate difference of the weighted mean changes: without gaps the two-way regression's coefficient
 * @param standardError NaN where there are no degrees of freedom
 * @param degreesOfFreedom units less 2
 * @param dropped units with a gap, in index order
 * @param sums by period
 * @param largest outcome used, in absolute value
 */
record PooledChanges(
        double estimate,
        double standardError,
        int degreesOfFreedom,
        List<DroppedUnit> dropped,
        PathSums sums,
        double largest) {

    /** Cost O(rows). */
    static PooledChanges of(Design design, int start) {
        Panel panel = design.panel();
        int periods = panel.periodCount();
        double[] weight = new double[2]; // others, treated
        double[] change = new double[2];
        int[] count = new int[2];
        PathSums sums = new PathSums(periods);
        List<DroppedUnit> dropped = new ArrayList<>();
        double[] own = new double[periods];
        double largest = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            panel.readOutcomes(u, own);
            double mean = change(own, start);
            if (Double.isNaN(mean)) {
                dropped.add(new DroppedUnit(panel.unit(u), DropReason.GAPS));
                continue;
            }
            int group = design.treated(u) ? 1 : 0;
            double w = panel.weight(u);
            double before = mean(own, 0, start);
            weight[group] += w;
            change[group] += w * mean;
            count[group]++;
            for (int t = 0; t < periods; t++) {
                largest = Math.max(largest, Math.abs(own[t]));
                if (group == 1) {
                    sums.addTreated(t, w, own[t], own[t] - before);
                } else {
                    sums.addOther(t, w, own[t] - before);
                }
            }
        }
        if (count[0] == 0 || count[1] == 0) {
            throw Refusals.allWithGaps(count[1] == 0, dropped);
        }
        Refusals.checkRange(panel, largest);
        double[] mean = {change[0] / weight[0], change[1] / weight[1]};
        double squares = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            panel.readOutcomes(u, own);
            double from = change(own, start) - mean[design.treated(u) ? 1 : 0];
            squares += Double.isNaN(from) ? 0 : panel.weight(u) * from * from;
        }
        int free = count[0] + count[1] - 2;
        return new PooledChanges(
                mean[1] - mean[0],
                free > 0 ? Math.sqrt(squares / free * (1 / weight[0] + 1 / weight[1])) : Double.NaN,
                free,
                dropped,
                sums,
                largest);
    }

    private static double change(double[] own, int start) {
        return mean(own, start, own.length) - mean(own, 0, start);
    }

    private static double mean(double[] own, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += own[t];
        }
        return sum / (to - from);
    }
}
