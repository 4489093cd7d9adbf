package org.hengce.methods.did;

import java.util.Arrays;
import java.util.Collections;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Covariance of a regression's coefficients, clustered in one dimension or in two (Cameron, Gelbach and Miller, Journal of
 * Business & Economic Statistics 29(2), 2011: the sum of both less that of their intersection).
 */
final class ClusteredCovariance {
    /** Eigenvalues below 0 by no more than this share of the largest are rounding. */
    private static final double ROUNDING = 1e-12;

    private final double[][] rows; // by coefficient
    private final int degreesOfFreedom;
    private final boolean mended;

    private ClusteredCovariance(double[][] rows, int degreesOfFreedom, boolean mended) {
        this.rows = rows;
        this.degreesOfFreedom = degreesOfFreedom;
        this.mended = mended;
    }

    /** NaN throughout where the correction leaves no degrees of freedom. */
    static ClusteredCovariance of(Regression regression, Correction correction) {
        int fewest = Collections.min(regression.clusters());
        double[][] meat = regression.meat(0);
        if (regression.clusters().size() > 1) {
            double[][] other = regression.meat(1);
            double[][] both = regression.meat(Regression.BOTH);
            for (int i = 0; i < meat.length; i++) {
                for (int j = 0; j < meat.length; j++) {
                    meat[i][j] += other[i][j] - both[i][j];
                }
            }
        }
        double factor = factor(regression, correction, fewest);
        double[][] rows = Matrices.sandwich(regression.bread(), meat);
        boolean mended = regression.clusters().size() > 1 && mend(rows);
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return new ClusteredCovariance(rows, fewest - 1, mended);
    }

    private static double factor(Regression regression, Correction correction, double clusters) {
        if (correction == Correction.NONE) {
            return 1;
        }
        double n = regression.rows();
        double left = n - regression.parameters(correction == Correction.HC1);
        return clusters > 1 && left > 0 ? clusters / (clusters - 1) * (n - 1) / left : Double.NaN;
    }

    /** Sets negative eigenvalues to 0. */
    private static boolean mend(double[][] rows) {
        int k = rows.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
        if (!eigen.decompose(new DMatrixRMaj(rows))) {
            return false;
        }
        double largest = 0;
        double smallest = 0;
        for (int e = 0; e < k; e++) {
            largest = Math.max(largest, Math.abs(eigen.getEigenvalue(e).getReal()));
            smallest = Math.min(smallest, eigen.getEigenvalue(e).getReal());
        }
        if (smallest >= -ROUNDING * largest) {
            return false;
        }
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
        for (int e = 0; e < k; e++) {
            double value = Math.max(0, eigen.getEigenvalue(e).getReal());
            double[] vector = eigen.getEigenVector(e).getData();
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    rows[i][j] += value * vector[i] * vector[j];
                }
            }
        }
        return true;
    }

    /** By coefficient. */
    double[][] rows() {
        return rows;
    }

    /** Of t: clusters, of two dimensions the fewer, less one. */
    int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** Whether two dimensions gave negative variances, which were set to 0. */
    boolean mended() {
        return mended;
    }

    /** wᵀVw, not below 0. */
    double variance(double[] combination) {
        double variance = Matrices.dot(combination, Matrices.times(rows, combination));
        return Double.isNaN(variance) ? variance : Math.max(0, variance);
    }
}
