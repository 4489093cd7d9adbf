package org.hengce.methods.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;

/**
 * The affine minimum where the columns can fit exactly and a tiny ridge ρ alone decides between the fits.
 *
 * <p>The residual x is then about as small as ρ, and computed as Σ w_j d_j it would be nothing but rounding. With
 * y = x/ρ and ν = μ/ρ as unknowns beside w, the optimality conditions
 *
 * <pre>
 *   w + Dᵀy − ν1 = 0,   Dw − ρy = 0,   1ᵀw = 1
 * </pre>
 *
 * have coefficients and solution of ordinary size however small ρ is. Cost cubic in columns + rows.
 */
final class ExactFit {
    private ExactFit() {}

    /** With residual and mu divided by ρ; null where the system is singular. */
    static @Nullable AffineMinimum minimum(double[][] columns, double ridge) {
        int k = columns.length;
        int m = columns[0].length;
        int n = k + m + 1;
        DMatrixRMaj system = new DMatrixRMaj(n, n);
        for (int j = 0; j < k; j++) {
            system.set(j, j, 1);
            system.set(j, n - 1, -1);
            system.set(n - 1, j, 1);
            for (int i = 0; i < m; i++) {
                system.set(j, k + i, columns[j][i]);
                system.set(k + i, j, columns[j][i]);
            }
        }
        for (int i = 0; i < m; i++) {
            system.set(k + i, k + i, -ridge);
        }
        DMatrixRMaj known = new DMatrixRMaj(n, 1);
        known.set(n - 1, 0, 1);
        DMatrixRMaj solution = new DMatrixRMaj(n, 1);
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(n);
        if (!lu.setA(system)) {
            return null;
        }
        lu.solve(known, solution);
        double[] weights = new double[k];
        double[] residual = new double[m];
        System.arraycopy(solution.data, 0, weights, 0, k);
        System.arraycopy(solution.data, k, residual, 0, m);
        for (double value : solution.data) {
            if (!Double.isFinite(value)) {
                return null;
            }
        }
        return new AffineMinimum(weights, residual, solution.get(n - 1, 0));
    }
}
