package org.hengce.methods.did;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hengce.methods.cohort.Cohorts;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;

/** The regression row by row: any fixed effects, covariates, gaps and clusters. */
final class RowRegression implements Regression {
    /** As many steps as a graph of fixed effects that hangs together by threads may take; ordinary ones take some ten. */
    private static final int STEPS = 20_000;

    private final Design design;
    private final Rows rows;
    private final Terms terms;
    private final FactorProjection projection;
    private final RowColumns fit;

    private RowRegression(Design design, Rows rows, Terms terms, int steps) {
        this.design = design;
        this.rows = rows;
        this.terms = terms;
        projection = rows.projection(steps);
        fit = new RowColumns(design, rows, terms, projection);
    }

    static RowRegression of(Design design) {
        return of(design, STEPS);
    }

    /** With fewer steps than it may take, so that what happens then can be seen. */
    static RowRegression of(Design design, int steps) {
        Rows rows = Rows.of(design);
        Panel panel = design.panel();
        int periods = panel.periodCount();
        Cells counts = new Cells(Cohorts.of(panel), periods);
        for (int cell : rows.cells) {
            int u = cell / periods;
            counts.add(counts.cohorts().indexOf(panel.firstTreated(u)), cell % periods, 1, panel.weight(u));
        }
        Terms terms = Terms.of(design.model(), design.binning(), counts, panel.periods());
        if (terms.headline(design.model()) == null) {
            throw Refusals.noTreatedRow(design, rows.dropped);
        }
        Refusals.checkColumns(terms.count() + panel.covariates().size());
        return new RowRegression(design, rows, terms, steps);
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public List<String> covariates() {
        return fit.covariates;
    }

    @Override
    public List<String> collinear() {
        return fit.collinear;
    }

    @Override
    public double[] coefficients() {
        return fit.coefficients;
    }

    @Override
    public double[][] bread() {
        return fit.bread;
    }

    @Override
    public long rows() {
        return rows.count();
    }

    @Override
    public Map<DropReason, Long> rowsDropped() {
        return rows.dropped;
    }

    @Override
    public List<DroppedUnit> unitsDropped() {
        return rows.unitsDropped;
    }

    @Override
    public IntPredicate used() {
        int periods = design.panel().periodCount();
        boolean[] used = new boolean[design.panel().unitCount()];
        for (int cell : rows.cells) {
            used[cell / periods] = true;
        }
        return unit -> used[unit];
    }

    @Override
    public List<Integer> clusters() {
        return IntStream.of(rows.clusterCounts).boxed().toList();
    }

    @Override
    public int treatedClusters() {
        boolean[] treated = new boolean[rows.clusterCounts[0]];
        for (int row = 0; row < rows.count(); row++) {
            treated[rows.clusters[0][row]] |= design.treated(unit(row));
        }
        int count = 0;
        for (boolean one : treated) {
            count += one ? 1 : 0;
        }
        return count;
    }

    @Override
    public long parameters(boolean nestedToo) {
        long levels = 0;
        long nested = 0;
        for (int f = 0; f < rows.levels.length; f++) {
            levels += rows.levels[f];
            nested += nested(f) ? rows.levels[f] - 1 : 0;
        }
        return fit.coefficients.length + levels - (rows.levels.length - 1) - (nestedToo ? 0 : nested);
    }

    /** Whether each level of a fixed effect lies in one cluster, of either dimension. */
    private boolean nested(int factor) {
        for (int[] clusters : rows.clusters) {
            int[] clusterOf = new int[rows.levels[factor]];
            Arrays.fill(clusterOf, -1);
            boolean nested = true;
            for (int row = 0; row < rows.count() && nested; row++) {
                int level = rows.factors[factor][row];
                nested = clusterOf[level] == -1 || clusterOf[level] == clusters[row];
                clusterOf[level] = clusters[row];
            }
            if (nested) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double largest() {
        return fit.largest;
    }

    @Override
    public double[][] meat(int dimension) {
        int[] clusters = dimension == BOTH ? both() : rows.clusters[dimension];
        int count = dimension == BOTH ? Arrays.stream(clusters).max().orElse(-1) + 1 : rows.clusterCounts[dimension];
        int k = fit.coefficients.length;
        double[] scores = scores(clusters, count, fit.residuals);
        double[][] meat = new double[k][k];
        for (int g = 0; g < count; g++) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    meat[i][j] += scores[g * k + i] * scores[g * k + j];
                }
            }
        }
        return meat;
    }

    /** Σ w x̃ e by cluster. */
    private double[] scores(int[] clusters, int count, double[] e) {
        int k = fit.coefficients.length;
        double[] scores = new double[Math.multiplyExact(count, k)];
        for (int i = 0; i < k; i++) {
            double[] column = fit.columns[i];
            for (int row = 0; row < e.length; row++) {
                scores[clusters[row] * k + i] += rows.weight(row) * column[row] * e[row];
            }
        }
        return scores;
    }

    /** Rows together in both dimensions, numbered through. */
    private int[] both() {
        int[] one = rows.clusters[0];
        int[] other = rows.clusters[1];
        int[] seenIn = new int[rows.clusterCounts[1]];
        int[] number = new int[rows.clusterCounts[1]];
        Arrays.fill(seenIn, -1);
        int[] both = new int[one.length];
        int next = 0;
        for (int row : Rows.order(one, rows.clusterCounts[0])) {
            if (seenIn[other[row]] != one[row]) {
                seenIn[other[row]] = one[row];
                number[other[row]] = next++;
            }
            both[row] = number[other[row]];
        }
        return both;
    }

    @Override
    public WildSums wildSums(double[] combination) {
        int k = fit.coefficients.length;
        int count = rows.clusterCounts[0];
        int[] clusters = rows.clusters[0];
        int[] shared =
                IntStream.range(0, rows.levels.length).filter(f -> !nested(f)).toArray();
        int levels = IntStream.of(shared).map(f -> rows.levels[f]).sum();
        Refusals.checkWild(count, k, levels, rows.count(), levels == 0 ? 0 : 2L * count);
        double[] direction = Matrices.times(fit.bread, combination);
        double variance = Matrices.dot(combination, direction);
        double[] along = new double[rows.count()]; // dᵀx̃
        for (int i = 0; i < k; i++) {
            for (int row = 0; row < along.length; row++) {
                along[row] += direction[i] * fit.columns[i][row];
            }
        }
        double[] restricted = new double[along.length]; // q
        Arrays.setAll(restricted, row -> along[row] / variance);
        WildSums sums = new WildSums(count, k, levels, Matrices.dot(combination, fit.coefficients), direction);
        copy(scores(clusters, count, fit.residuals), sums.scores[0]);
        copy(scores(clusters, count, restricted), sums.scores[1]);
        double[] pulled = scores(clusters, count, along);
        for (int g = 0; g < count; g++) {
            double[] own = Arrays.copyOfRange(pulled, g * k, (g + 1) * k);
            System.arraycopy(Matrices.times(fit.bread, own), 0, sums.pull, g * k, k);
        }
        int from = 0;
        for (int f : shared) {
            for (int row = 0; row < along.length; row++) {
                sums.touch[clusters[row] * levels + from + rows.factors[f][row]] += rows.weight(row) * along[row];
            }
            from += rows.levels[f];
        }
        double[][] fields = {fit.residuals, restricted};
        Parallel.inOrder(levels == 0 ? 0 : 2 * count, design.threads(), i -> {
            double[] fitted = fitted(fields[i % 2], clusters, i / 2);
            int at = i / 2 * levels;
            for (int f : shared) {
                System.arraycopy(fitted, offset(f), sums.ownFit[i % 2], at, rows.levels[f]);
                at += rows.levels[f];
            }
            return i;
        });
        return sums;
    }

    private static void copy(double[] from, double[] into) {
        System.arraycopy(from, 0, into, 0, into.length);
    }

    /** The fixed effects fitted to the residuals of one cluster, all others being 0. */
    private double[] fitted(double[] e, int[] clusters, int cluster) {
        double[] own = new double[e.length];
        for (int row = 0; row < own.length; row++) {
            own[row] = clusters[row] == cluster ? e[row] : 0;
        }
        double[] fitted = new double[projection.size()];
        if (!projection.residualise(own, fitted)) {
            throw Refusals.noConvergence("the residuals");
        }
        return fitted;
    }

    /** Where the levels of a fixed effect begin in what a projection fits. */
    private int offset(int factor) {
        int offset = factor == rows.largestFactor ? 0 : rows.levels[rows.largestFactor];
        for (int f = 0; f < factor && factor != rows.largestFactor; f++) {
            offset += f == rows.largestFactor ? 0 : rows.levels[f];
        }
        return offset;
    }

    @Override
    public PathSums pathSums() {
        Panel panel = design.panel();
        Cohorts cohorts = Cohorts.of(panel);
        PathSums sums = new PathSums(panel.periodCount());
        for (int row = 0; row < rows.count(); row++) {
            int u = unit(row);
            int t = rows.cells[row] % panel.periodCount();
            if (design.treated(u)) {
                int column = terms.column(cohorts.indexOf(panel.firstTreated(u)), t);
                double own = column == Terms.NONE ? 0 : fit.coefficients[fit.covariates.size() + column];
                sums.addTreated(t, rows.weight(row), panel.outcome(u, t), own + fit.residuals[row]);
            } else {
                sums.addOther(t, rows.weight(row), fit.residuals[row]);
            }
        }
        return sums;
    }

    private int unit(int row) {
        return rows.cells[row] / design.panel().periodCount();
    }
}
