package org.hengce.methods.did;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;

/**
 * A fitted regression, whichever way it was computed. Columns are the covariates kept, then the treatment regressors;
 * coefficients β, the inverse A⁻¹ of the weighted cross-products of the residualised columns x̃, residuals ê.
 */
interface Regression {
    /** The dimension of {@link #meat} in which rows belong together that do so in both. */
    int BOTH = 2;

    Terms terms();

    /** Names of the covariates kept. */
    List<String> covariates();

    /** Names of the covariates left out as combinations of others. */
    List<String> collinear();

    double[] coefficients();

    /** A⁻¹. */
    double[][] bread();

    long rows();

    Map<DropReason, Long> rowsDropped();

    /** In index order; those that the design excludes are not repeated. */
    List<DroppedUnit> unitsDropped();

    /** Units with at least one row. */
    IntPredicate used();

    /** How many clusters each dimension has. */
    List<Integer> clusters();

    /** Clusters of the first dimension with a unit that becomes treated. */
    int treatedClusters();

    /** Coefficients and fixed effects; those nested in clusters count where they are asked for. */
    long parameters(boolean nestedToo);

    /** Σ s sᵀ over the clusters of a dimension, s = Σ w x̃ ê over a cluster's rows. */
    double[][] meat(int dimension);

    /** What the wild bootstrap of wᵀβ needs of the clusters of the first dimension, which must be the only one. */
    WildSums wildSums(double[] combination);

    /** Sums by period that the path is made of. */
    PathSums pathSums();

    /** The largest outcome used, in absolute value. */
    double largest();
}
