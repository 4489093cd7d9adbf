package org.hengce.methods.linalg;

import static org.hengce.methods.linalg.SimplexLeastSquares.dot;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.linsol.qr.LinearSolverQrHouseCol_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * The affine minimum of columns that are so nearly dependent (nearly equal donors) that their Gram matrix no longer
 * tells them apart, since it squares their distances.
 *
 * <p>Least squares in the differences d_i − d_0, each brought to length 1, by Householder QR: w = e_0 + Σ z_i (e_i − e_0).
 * The ridge becomes one more row per column. Cost O((rows + columns) · columns²).
 */
final class NearDependence {
    /** Relative; differences that are as near to dependence as this are dependent but for rounding. */
    private static final double DEPENDENT = 1e-12;

    private NearDependence() {}

    /** Null where the columns are affinely dependent. */
    static @Nullable AffineMinimum minimum(double[][] columns, double ridge) {
        int k = columns.length;
        int m = columns[0].length;
        int rows = ridge > 0 ? m + k : m;
        if (k - 1 > rows) {
            return null;
        }
        DMatrixRMaj differences = new DMatrixRMaj(rows, k - 1);
        DMatrixRMaj known = new DMatrixRMaj(rows, 1);
        double[] lengths = new double[k - 1];
        double root = Math.sqrt(ridge);
        for (int i = 0; i < k - 1; i++) {
            double[] difference = columns[i + 1].clone();
            for (int t = 0; t < m; t++) {
                difference[t] -= columns[0][t];
            }
            lengths[i] = Math.sqrt(dot(difference, difference) + 2 * ridge);
            for (int t = 0; t < m; t++) {
                differences.set(t, i, difference[t] / lengths[i]);
            }
            if (ridge > 0) {
                differences.set(m, i, -root / lengths[i]);
                differences.set(m + i + 1, i, root / lengths[i]);
            }
        }
        for (int t = 0; t < m; t++) {
            known.set(t, 0, -columns[0][t]);
        }
        if (ridge > 0) {
            known.set(m, 0, -root);
        }
        return solved(columns, ridge, differences, known, lengths);
    }

    private static @Nullable AffineMinimum solved(
            double[][] columns, double ridge, DMatrixRMaj differences, DMatrixRMaj known, double[] lengths) {
        for (double length : lengths) {
            if (!(length > 0)) {
                return null;
            }
        }
        LinearSolverQrHouseCol_DDRM qr = new LinearSolverQrHouseCol_DDRM();
        if (!qr.setA(differences)) {
            return null;
        }
        DMatrixRMaj upper = qr.getDecomposition().getR(null, true);
        for (int i = 0; i < lengths.length; i++) {
            if (!(Math.abs(upper.get(i, i)) > DEPENDENT)) {
                return null;
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(lengths.length, 1);
        qr.solve(known, solution);
        double[] w = new double[columns.length];
        w[0] = 1;
        for (int i = 0; i < lengths.length; i++) {
            w[i + 1] = solution.get(i, 0) / lengths[i];
            w[0] -= w[i + 1];
        }
        return AffineMinimum.at(columns, ridge, w);
    }
}
