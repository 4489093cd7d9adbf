package org.hengce.methods.did;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.panel.Factor;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * The regression of a panel without gaps and covariates on unit and period effects, clustered by unit or by what is
 * constant within units. Regressors then depend on cohort and period alone: means by cohort give the coefficients, and
 * scatter by cohort, or one more pass, their errors. Two passes over the rows at most; what is kept does not grow with
 * them unless clusters are coarser than units.
 */
final class CellRegression implements Regression {
    private final Design design;
    private final CohortMoments moments;
    private final Terms terms;
    private final CellColumns cells;
    private final @Nullable ClusterCells coarse; // null where units are the clusters
    private final int units;

    private CellRegression(Design design, CohortMoments moments, Terms terms) {
        this.design = design;
        this.moments = moments;
        this.terms = terms;
        cells = CellColumns.of(moments, terms);
        coarse = design.clusteredByUnit() ? null : ClusterCells.of(design, moments);
        int count = 0;
        for (int c = 0; c < moments.cohorts().count(); c++) {
            count += moments.units(c);
        }
        units = count;
    }

    /** Null where the design or the panel is not of this kind. */
    static @Nullable CellRegression of(Design design) {
        Panel panel = design.panel();
        if (!design.twoWay() || !clustersHoldUnits(design)) {
            return null;
        }
        boolean scatter = design.model() != Model.TWO_WAY && design.clusteredByUnit();
        CohortMoments moments = CohortMoments.of(panel, design::kept, scatter, design.threads());
        if (moments.incomplete() > 0) {
            return null;
        }
        Refusals.checkRange(panel, moments.largest());
        Cells counts = new Cells(moments.cohorts(), panel.periodCount());
        for (int c = 0; c < moments.cohorts().count(); c++) {
            for (int t = 0; t < panel.periodCount(); t++) {
                counts.add(c, t, moments.units(c), moments.weight(c));
            }
        }
        Terms terms = Terms.of(design.model(), design.binning(), counts, panel.periods());
        Refusals.checkColumns(terms.count());
        return new CellRegression(design, moments, terms);
    }

    private static boolean clustersHoldUnits(Design design) {
        if (design.clusters().size() > 1) {
            return false;
        }
        String column = design.clusters().get(0);
        if (column.equals(Design.UNIT) || column.equals(Design.TIME)) {
            return column.equals(Design.UNIT);
        }
        Panel panel = design.panel();
        Design.Codes codes = design.codes(column);
        for (int u = 0; u < panel.unitCount(); u++) {
            int first = codes.of(u, 0);
            for (int t = 0; t < panel.periodCount(); t++) {
                int code = codes.of(u, t);
                if (code == Factor.MISSING || code != first) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public List<String> covariates() {
        return List.of();
    }

    @Override
    public List<String> collinear() {
        return List.of();
    }

    @Override
    public double[] coefficients() {
        return cells.coefficients;
    }

    @Override
    public double[][] bread() {
        return cells.bread;
    }

    @Override
    public long rows() {
        return (long) units * cells.periods;
    }

    @Override
    public Map<DropReason, Long> rowsDropped() {
        return Map.of();
    }

    @Override
    public List<DroppedUnit> unitsDropped() {
        return List.of();
    }

    @Override
    public IntPredicate used() {
        return design::kept;
    }

    @Override
    public List<Integer> clusters() {
        return List.of(coarse == null ? units : coarse.clusters);
    }

    @Override
    public int treatedClusters() {
        if (coarse != null) {
            return coarse.treatedClusters;
        }
        int treated = 0;
        for (int c = 0; c < moments.cohorts().count(); c++) {
            int first = moments.cohorts().firstTreated(c);
            treated += first > 0 && first != Panel.NEVER ? moments.units(c) : 0;
        }
        return treated;
    }

    @Override
    public long parameters(boolean nestedToo) {
        return cells.coefficients.length + cells.periods + (nestedToo ? units - 1L : 0);
    }

    @Override
    public double largest() {
        return moments.largest();
    }

    @Override
    public double[][] meat(int dimension) {
        if (coarse != null) {
            return meatOf(coarse);
        }
        if (design.model() == Model.TWO_WAY) {
            return new double[][] {{UnitScores.sumOfSquares(design, moments, cells)}};
        }
        return meatFromScatter();
    }

    /** Σ (x̃ᵀz + a)(x̃ᵀz + a)ᵀ over a cohort's units = x̃ᵀSx̃ + x̃ᵀr aᵀ + a rᵀx̃ + Q a aᵀ, z from the cohort's mean. */
    private double[][] meatFromScatter() {
        int k = cells.coefficients.length;
        double[][] meat = new double[k][k];
        double[] spread = new double[cells.periods];
        double[] drift = new double[cells.periods];
        double[][] product = new double[k][cells.periods]; // x̃ᵀS
        double[] own = new double[k];
        double[] drifted = new double[k];
        for (int c = 0; c < cells.cohorts; c++) {
            for (int t = 0; t < cells.periods; t++) {
                drift[t] = moments.drift(c, t);
                for (int s = 0; s < cells.periods; s++) {
                    spread[s] = moments.scatter(c, s, t);
                }
                for (int i = 0; i < k; i++) {
                    product[i][t] = cells.along(i, c, spread, 0);
                }
            }
            for (int i = 0; i < k; i++) {
                own[i] = cells.along(i, c, cells.residuals, c * cells.periods);
                drifted[i] = cells.along(i, c, drift, 0);
            }
            for (int i = 0; i < k; i++) {
                for (int j = 0; j <= i; j++) {
                    meat[i][j] += cells.along(j, c, product[i], 0)
                            + drifted[i] * own[j]
                            + own[i] * drifted[j]
                            + moments.squaredWeight(c) * own[i] * own[j];
                    meat[j][i] = meat[i][j];
                }
            }
        }
        return meat;
    }

    private double[][] meatOf(ClusterCells clusters) {
        int k = cells.coefficients.length;
        double[][] meat = new double[k][k];
        double[] score = new double[k];
        double[] residual = new double[cells.periods];
        for (int g = 0; g < clusters.clusters; g++) {
            Arrays.fill(score, 0);
            for (int pair = clusters.start[g]; pair < clusters.start[g + 1]; pair++) {
                residual(clusters, pair, residual);
                for (int i = 0; i < k; i++) {
                    score[i] += cells.along(i, clusters.cohort[pair], residual, 0);
                }
            }
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    meat[i][j] += score[i] * score[j];
                }
            }
        }
        return meat;
    }

    /** Σ w ê over the pair's units, by period. */
    private void residual(ClusterCells clusters, int pair, double[] into) {
        int c = clusters.cohort[pair];
        double w = clusters.weight[pair];
        for (int t = 0; t < into.length; t++) {
            into[t] = clusters.outcome[pair * into.length + t]
                    + w * (cells.residuals[c * into.length + t] - moments.ownDeviation(c, t));
        }
    }

    @Override
    public WildSums wildSums(double[] combination) {
        ClusterCells clusters = coarse == null ? ClusterCells.of(design, moments) : coarse;
        int k = cells.coefficients.length;
        int periods = cells.periods;
        Refusals.checkWild(clusters.clusters, k, periods, 0, 0);
        double[] direction = Matrices.times(cells.bread, combination);
        double variance = Matrices.dot(combination, direction);
        double total = 0;
        for (double w : cells.weight) {
            total += w;
        }
        WildSums sums =
                new WildSums(clusters.clusters, k, periods, Matrices.dot(combination, cells.coefficients), direction);
        double[] residual = new double[periods];
        double[] along = new double[periods]; // w dᵀx̃ of the pair
        double[] pulled = new double[k];
        for (int g = 0; g < clusters.clusters; g++) {
            Arrays.fill(pulled, 0);
            for (int pair = clusters.start[g]; pair < clusters.start[g + 1]; pair++) {
                int c = clusters.cohort[pair];
                residual(clusters, pair, residual);
                for (int t = 0; t < periods; t++) {
                    along[t] = 0;
                    for (int i = 0; i < k; i++) {
                        along[t] += clusters.weight[pair] * direction[i] * cells.columns[i][c * periods + t];
                    }
                    sums.touch[g * periods + t] += along[t];
                    sums.ownFit[0][g * periods + t] += residual[t] / total;
                    sums.ownFit[1][g * periods + t] += along[t] / (variance * total);
                }
                for (int i = 0; i < k; i++) {
                    double pull = cells.along(i, c, along, 0);
                    pulled[i] += pull;
                    sums.scores[0][g * k + i] += cells.along(i, c, residual, 0);
                    sums.scores[1][g * k + i] += pull / variance;
                }
            }
            System.arraycopy(Matrices.times(cells.bread, pulled), 0, sums.pull, g * k, k);
        }
        return sums;
    }

    @Override
    public PathSums pathSums() {
        PathSums sums = new PathSums(cells.periods);
        for (int c = 0; c < cells.cohorts; c++) {
            int first = moments.cohorts().firstTreated(c);
            for (int t = 0; t < cells.periods; t++) {
                double residual = cells.residuals[c * cells.periods + t];
                if (first > 0 && first != Panel.NEVER) {
                    int column = terms.column(c, t);
                    double own = column == Terms.NONE ? 0 : cells.coefficients[column];
                    sums.addTreated(t, cells.weight[c], moments.mean(c, t), own + residual);
                } else {
                    sums.addOther(t, cells.weight[c], residual);
                }
            }
        }
        return sums;
    }
}
