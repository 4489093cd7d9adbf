package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.cohort.Cohorts;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Factor;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * The units that can be compared, cohort by cohort, in index order within a cohort. Units treated throughout, with gaps,
 * without a covariate or cluster, or without a base period are left out and listed.
 */
final class Sample {
    /** Effects and errors below this share of the largest outcome are rounding. */
    private static final double ROUNDING = 1e-12;

    private final Panel panel;
    private final Cohorts cohorts;
    private final @Nullable Factor clusterColumn;
    private final List<DroppedUnit> dropped = new ArrayList<>();
    private final boolean[] kept;
    private final int[] order;
    private final int[] start; // by cohort index, and the end
    private final double[] weight; // by cohort index
    private double largest;
    private double smallestWeight = Double.POSITIVE_INFINITY;
    private double largestWeight;
    private double smallestOutcome = Double.POSITIVE_INFINITY;
    private double largestOutcome = Double.NEGATIVE_INFINITY;

    private Sample(Panel panel, @Nullable Factor clusterColumn, int anticipation) {
        this.panel = panel;
        this.clusterColumn = clusterColumn;
        cohorts = Cohorts.of(panel);
        kept = new boolean[panel.unitCount()];
        start = new int[cohorts.count() + 1];
        weight = new double[cohorts.count()];
        double[] row = new double[panel.periodCount()];
        int count = 0;
        for (int u = 0; u < kept.length; u++) {
            DropReason reason = reasonToDrop(u, anticipation, row);
            if (reason == null) {
                int cohort = cohorts.indexOf(panel.firstTreated(u));
                kept[u] = true;
                start[cohort + 1]++;
                weight[cohort] += panel.weight(u);
                smallestWeight = Math.min(smallestWeight, panel.weight(u));
                largestWeight = Math.max(largestWeight, panel.weight(u));
                count++;
            } else {
                dropped.add(new DroppedUnit(panel.unit(u), reason));
            }
        }
        for (int c = 0; c < cohorts.count(); c++) {
            start[c + 1] += start[c];
        }
        order = new int[count];
        int[] next = start.clone();
        for (int u = 0; u < kept.length; u++) {
            if (kept[u]) {
                order[next[cohorts.indexOf(panel.firstTreated(u))]++] = u;
            }
        }
    }

    /** Reads the sample off the panel, or says why there is none. */
    static Sample of(Panel panel, GroupTimeAtt options) {
        Refusals.unlessPanel(panel);
        Factor column =
                options.cluster().map(name -> clusterColumn(panel, name)).orElse(null);
        Sample sample = new Sample(panel, column, options.anticipation());
        Refusals.unlessComparable(sample, options);
        return sample;
    }

    private static Factor clusterColumn(Panel panel, String name) {
        Factor column = panel.factor(name)
                .orElseThrow(() -> new OptionException(
                        "the panel has no categorical column '%s' to cluster by".formatted(name),
                        "面板中没有可用于聚类的分类列“%s”".formatted(name)));
        if (!column.constantWithinUnits()) {
            throw new OptionException(
                    "'%s' varies within a unit; influence values are summed over whole units, so a cluster holds whole units"
                            .formatted(name),
                    "“%s”在同一单位内有变化；影响函数按整个单位汇总，因此一个聚类须包含整个单位".formatted(name));
        }
        return column;
    }

    private @Nullable DropReason reasonToDrop(int unit, int anticipation, double[] row) {
        if (panel.alwaysTreated(unit)) {
            return DropReason.ALWAYS_TREATED;
        }
        panel.readOutcomes(unit, row);
        for (double value : row) {
            if (Double.isNaN(value)) {
                return DropReason.GAPS;
            }
        }
        for (int k = 0; k < panel.covariates().size(); k++) {
            for (int t = 0; t < row.length; t++) {
                if (Double.isNaN(panel.covariate(k, unit, t))) {
                    return DropReason.MISSING_COVARIATE;
                }
            }
        }
        if (clusterColumn != null && cluster(unit) == Factor.MISSING) {
            return DropReason.MISSING_COVARIATE;
        }
        for (double value : row) {
            smallestOutcome = Math.min(smallestOutcome, value);
            largestOutcome = Math.max(largestOutcome, value);
        }
        largest = Math.max(Math.abs(smallestOutcome), Math.abs(largestOutcome));
        // The base period of its cells would lie before the panel.
        return panel.firstTreated(unit) - 1 < anticipation ? DropReason.NO_ESTIMABLE_CELL : null;
    }

    Panel panel() {
        return panel;
    }

    Cohorts cohorts() {
        return cohorts;
    }

    List<DroppedUnit> dropped() {
        return dropped;
    }

    boolean keeps(int unit) {
        return kept[unit];
    }

    /** Units kept. */
    int size() {
        return order.length;
    }

    /** Units of the cohort kept. */
    int size(int cohort) {
        return start[cohort + 1] - start[cohort];
    }

    /** Sum of the weights of the cohort's units. */
    double weight(int cohort) {
        return weight[cohort];
    }

    /** Where the cohort begins among all units kept; for the number of cohorts the end. */
    int start(int cohort) {
        return start[cohort];
    }

    /** The index in the panel of the unit that stands there. */
    int unit(int position) {
        return order[position];
    }

    boolean clustered() {
        return clusterColumn != null;
    }

    /** How many clusters the column has; some may be empty. */
    int clusterLevels() {
        return clusterColumn == null
                ? panel.unitCount()
                : clusterColumn.levels().size();
    }

    /** The unit's cluster, itself where there are no others; {@link Factor#MISSING} where it is not known. */
    int cluster(int unit) {
        if (clusterColumn == null) {
            return unit;
        }
        int found = Factor.MISSING;
        for (int t = 0; t < panel.periodCount() && found == Factor.MISSING; t++) {
            found = clusterColumn.level(unit, t);
        }
        return found;
    }

    /** How many clusters hold a unit that is kept. */
    int clusters() {
        if (clusterColumn == null) {
            return order.length;
        }
        boolean[] present = new boolean[clusterLevels()];
        int count = 0;
        for (int unit : order) {
            count += present[cluster(unit)] ? 0 : 1;
            present[cluster(unit)] = true;
        }
        return count;
    }

    /** Numbers of the outcome's unit that are not more than this are rounding. */
    double roundingError() {
        return ROUNDING * largest;
    }

    /** The largest outcome in absolute value. */
    double largest() {
        return largest;
    }

    /** Whether squares of weights, and of their ratios, are numbers. */
    boolean weightsInRange(double largestAllowed) {
        return largestWeight < largestAllowed && smallestWeight > 1 / largestAllowed;
    }

    boolean constant() {
        return smallestOutcome == largestOutcome;
    }
}
