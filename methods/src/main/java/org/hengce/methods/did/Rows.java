package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.panel.Factor;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a regression uses, by unit and period, or by the levels of the largest fixed effect where that is another
 * one. Rows without outcome, covariate or category are left out, then those on which a fixed effect rests alone, until
 * none is left.
 */
final class Rows {
    private static final byte KEPT = 0;
    private static final byte EXCLUDED = 1;
    private static final DropReason[] REASONS = {DropReason.GAPS, DropReason.MISSING_COVARIATE, DropReason.SINGLETON};
    private static final byte FIRST_REASON = 2;

    private final double @Nullable [] weights; // null where each row weighs 1
    private final double totalWeight;
    final int[] cells; // unit · periods + period, row by row
    final int largestFactor;
    final int[][] factors; // level of each fixed effect, row by row, from 0 without holes
    final int[] levels;
    final int[][] clusters; // likewise, by dimension
    final int[] clusterCounts;
    final Map<DropReason, Long> dropped;
    final List<DroppedUnit> unitsDropped;

    private Rows(Design design, byte[] fates) {
        int count = 0;
        for (byte fate : fates) {
            count += fate == KEPT ? 1 : 0;
        }
        int[] inOrder = new int[count];
        for (int cell = 0, row = 0; cell < fates.length; cell++) {
            if (fates[cell] == KEPT) {
                inOrder[row++] = cell;
            }
        }
        int factorCount = design.fixedEffects().size();
        factors = new int[factorCount][];
        levels = new int[factorCount];
        int largest = 0;
        for (int f = 0; f < factorCount; f++) {
            factors[f] = new int[count];
            levels[f] = codes(design, design.fixedEffects().get(f), inOrder, factors[f]);
            largest = levels[f] > levels[largest] ? f : largest;
        }
        largestFactor = largest;
        if (!ascending(factors[largest])) {
            int[] order = order(factors[largest], levels[largest]);
            inOrder = permuted(inOrder, order);
            for (int f = 0; f < factorCount; f++) {
                factors[f] = permuted(factors[f], order);
            }
        }
        cells = inOrder;
        weights = design.panel().weighted() ? new double[count] : null;
        double sum = 0;
        for (int row = 0; row < count; row++) {
            double w = design.panel().weight(cells[row] / design.panel().periodCount());
            sum += w;
            if (weights != null) {
                weights[row] = w;
            }
        }
        totalWeight = sum;
        clusters = new int[design.clusters().size()][count];
        clusterCounts = new int[clusters.length];
        for (int d = 0; d < clusters.length; d++) {
            clusterCounts[d] = codes(design, design.clusters().get(d), cells, clusters[d]);
        }
        dropped = new EnumMap<>(DropReason.class);
        unitsDropped = new ArrayList<>();
        account(design, fates);
    }

    static Rows of(Design design) {
        Panel panel = design.panel();
        int periods = panel.periodCount();
        byte[] fates = new byte[panel.unitCount() * periods];
        Design.Codes[] factors =
                design.fixedEffects().stream().map(design::codes).toArray(Design.Codes[]::new);
        Design.Codes[] needed = Stream.concat(design.fixedEffects().stream(), design.clusters().stream())
                .map(design::codes)
                .toArray(Design.Codes[]::new);
        for (int u = 0; u < panel.unitCount(); u++) {
            for (int t = 0; t < periods; t++) {
                fates[u * periods + t] = fate(design, needed, u, t);
            }
        }
        int[][] counts = new int[factors.length][];
        for (int f = 0; f < counts.length; f++) {
            counts[f] = count(factors[f], design.levels(design.fixedEffects().get(f)), periods, fates);
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int f = 0; f < counts.length; f++) {
                changed |= dropSingletons(factors, counts, f, periods, fates);
            }
        }
        return new Rows(design, fates);
    }

    private static byte fate(Design design, Design.Codes[] needed, int u, int t) {
        Panel panel = design.panel();
        if (!design.kept(u)) {
            return EXCLUDED;
        }
        if (Double.isNaN(panel.outcome(u, t))) {
            return FIRST_REASON;
        }
        boolean missing = false;
        for (int k = 0; k < panel.covariates().size(); k++) {
            missing |= Double.isNaN(panel.covariate(k, u, t));
        }
        for (Design.Codes codes : needed) {
            missing |= codes.of(u, t) == Factor.MISSING;
        }
        return missing ? FIRST_REASON + 1 : KEPT;
    }

    private static int[] count(Design.Codes codes, int levels, int periods, byte[] fates) {
        int[] counts = new int[levels];
        for (int cell = 0; cell < fates.length; cell++) {
            if (fates[cell] == KEPT) {
                counts[codes.of(cell / periods, cell % periods)]++;
            }
        }
        return counts;
    }

    /** Drops rows on which a level of one factor rests alone; whether there were any. */
    private static boolean dropSingletons(
            Design.Codes[] factors, int[][] counts, int factor, int periods, byte[] fates) {
        if (Arrays.stream(counts[factor]).noneMatch(count -> count == 1)) {
            return false;
        }
        for (int cell = 0; cell < fates.length; cell++) {
            if (fates[cell] == KEPT && counts[factor][factors[factor].of(cell / periods, cell % periods)] == 1) {
                fates[cell] = FIRST_REASON + 2;
                for (int f = 0; f < counts.length; f++) {
                    counts[f][factors[f].of(cell / periods, cell % periods)]--;
                }
            }
        }
        return true;
    }

    /** Levels renumbered without holes, in their order; returns how many there are. */
    private static int codes(Design design, String column, int[] cells, int[] into) {
        int periods = design.panel().periodCount();
        Design.Codes codes = design.codes(column);
        int[] number = new int[design.levels(column)];
        for (int cell : cells) {
            number[codes.of(cell / periods, cell % periods)] = 1;
        }
        int next = 0;
        for (int level = 0; level < number.length; level++) {
            number[level] = number[level] > 0 ? next++ : -1;
        }
        for (int row = 0; row < cells.length; row++) {
            into[row] = number[codes.of(cells[row] / periods, cells[row] % periods)];
        }
        return next;
    }

    private static boolean ascending(int[] codes) {
        for (int row = 1; row < codes.length; row++) {
            if (codes[row] < codes[row - 1]) {
                return false;
            }
        }
        return true;
    }

    /** The rows by level, and within one as they were. */
    static int[] order(int[] codes, int levels) {
        int[] next = new int[levels + 1];
        for (int code : codes) {
            next[code + 1]++;
        }
        for (int level = 0; level < levels; level++) {
            next[level + 1] += next[level];
        }
        int[] order = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            order[next[codes[row]]++] = row;
        }
        return order;
    }

    private static int[] permuted(int[] values, int[] order) {
        int[] permuted = new int[values.length];
        Arrays.setAll(permuted, row -> values[order[row]]);
        return permuted;
    }

    private void account(Design design, byte[] fates) {
        Panel panel = design.panel();
        int periods = panel.periodCount();
        for (int u = 0; u < panel.unitCount(); u++) {
            boolean used = false;
            int worst = 0;
            for (int t = 0; t < periods && design.kept(u); t++) {
                byte fate = fates[u * periods + t];
                used |= fate == KEPT;
                if (fate >= FIRST_REASON) {
                    dropped.merge(REASONS[fate - FIRST_REASON], 1L, Long::sum);
                    worst = Math.max(worst, fate - FIRST_REASON);
                }
            }
            if (!used && design.kept(u)) {
                unitsDropped.add(new DroppedUnit(panel.unit(u), REASONS[worst]));
            }
        }
    }

    int count() {
        return cells.length;
    }

    double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    double totalWeight() {
        return totalWeight;
    }

    FactorProjection projection(int stepsAtMost) {
        return new FactorProjection(factors, levels, largestFactor, weights, stepsAtMost);
    }
}
